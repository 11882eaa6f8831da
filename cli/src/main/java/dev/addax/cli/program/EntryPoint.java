package dev.addax.cli.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The main method that the Java launcher would choose (JEP 512): with arguments before without. */
record EntryPoint(Class<?> type, Method main) {
  static EntryPoint of(Class<?> type) {
    var main = find(type, String[].class);
    if (main == null) {
      main = find(type);
    }
    if (main == null) {
      throw new ProgramException(
          "No main method in "
              + type.getName()
              + "; write one, such as: void main() { IO.println(\"Hello\"); }");
    }
    main.setAccessible(true);
    return new EntryPoint(type, main);
  }

  void invoke(String[] arguments) throws InvocationTargetException {
    try {
      var target = Modifier.isStatic(main.getModifiers()) ? null : newInstance();
      if (main.getParameterCount() == 0) {
        main.invoke(target);
      } else {
        main.invoke(target, (Object) arguments);
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Object newInstance() throws InvocationTargetException, IllegalAccessException {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (NoSuchMethodException | InstantiationException e) {
      throw new ProgramException(
          type.getName() + " has an instance main method, but no constructor without arguments");
    }
  }

  private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
    for (var t = type; t != null; t = t.getSuperclass()) {
      for (var method : t.getDeclaredMethods()) {
        if (method.getName().equals("main")
            && !Modifier.isPrivate(method.getModifiers())
            && Arrays.equals(method.getParameterTypes(), parameters)) {
          return method;
        }
      }
    }
    return null;
  }
}
