package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules by the class that they are for. */
public final class RuleTable {
  private final Map<String, List<Rule>> byClass = new HashMap<>();
  private final List<Rule> forAll = new ArrayList<>();

  /** Adds rules for a class, applied in this order. */
  public RuleTable on(String className, Rule... rules) {
    byClass.computeIfAbsent(className, _ -> new ArrayList<>()).addAll(List.of(rules));
    return this;
  }

  /** Adds rules for each of some classes. */
  public RuleTable on(List<String> classNames, Rule... rules) {
    classNames.forEach(name -> on(name, rules));
    return this;
  }

  /** Adds rules for every layer, applied after its own. */
  public RuleTable onAll(Rule... rules) {
    forAll.addAll(List.of(rules));
    return this;
  }

  /** Applies the rules of the object's class, then those of the class that it became, and so on. */
  void apply(LegacyObject object) {
    String before;
    do {
      before = object.className();
      byClass.getOrDefault(before, List.of()).forEach(rule -> rule.apply(object));
    } while (!before.equals(object.className()));
    forAll.forEach(rule -> rule.apply(object));
  }
}
