/// Says which Addax runs.
void main() {
  IO.println("Hello from Addax on Java " + Runtime.version().feature());
}
