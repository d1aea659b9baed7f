package io.ennead.standalone.cluster;

import io.ennead.standalone.Ennead;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ./ennead submit} said and how it ended. */
record Submission(int exitCode, String out, String err) {

  private static final Pattern JOB = Pattern.compile("job +([0-9a-f]{32})");

  /** Runs the command with the project's job jar and the cluster's configuration. */
  static Submission to(ProcessCluster cluster, List<String> options, List<String> jobArguments) {
    List<String> all = new ArrayList<>(List.of("--flink-url", cluster.url()));
    all.addAll(List.of("--flink-conf", cluster.home().conf().toString()));
    all.addAll(List.of("--jar", FlinkHome.JOB_JAR.toString()));
    all.addAll(options);
    all.add("--");
    all.addAll(jobArguments);
    return of(all.toArray(String[]::new));
  }

  static Submission of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("submit"));
    all.addAll(List.of(arguments));
    int exitCode =
        Ennead.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    return new Submission(exitCode, out.toString(), err.toString());
  }

  /** The id of the job that was taken. */
  String job() {
    Matcher id = JOB.matcher(out);
    if (exitCode != 0 || !id.find()) {
      throw new AssertionError("not submitted: " + this);
    }
    return id.group(1);
  }
}
