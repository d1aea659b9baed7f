package io.ennead.standalone.command;

import io.ennead.standalone.cluster.RemoteCluster;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ennead submit}: sends the job to a Flink cluster that runs already. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends the job to a running Flink cluster and returns when the cluster has taken it.",
      "What follows -- is for the job, e.g. --input binance --jdbc-url URL, or --trades FILE...; the"
          + " cluster must see the files under the same names."
    })
public final class SubmitCommand implements Callable<Integer> {

  private static final Path HOME = Path.of(System.getProperty("ennead.home", "."));

  @Option(
      names = "--flink-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "The cluster's REST address (default: ${DEFAULT-VALUE}).")
  private String url;

  @Mixin private ResumeArguments resume;

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Parallel instances of each stage (default: as config.yaml says).")
  private Integer parallelism;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job (default: the one that the build makes).")
  private Path jar = HOME.resolve("jobs/pipeline/target/ennead-job.jar");

  @Option(
      names = "--flink-conf",
      paramLabel = "DIR",
      description = "Folder of Flink's config.yaml (default: flink-conf beside the launcher).")
  private Path flinkConf = HOME.resolve("flink-conf");

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Sets an option of Flink itself; wins over config.yaml; may be repeated.")
  private Map<String, String> flink = new LinkedHashMap<>();

  @Parameters(
      paramLabel = "JOB ARGUMENT",
      description = "Behind --: the input, the database and the options of the job.")
  private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Logging.into(HOME.resolve("ennead-data/log").toAbsolutePath().normalize());
    Configuration configuration = configuration();
    try (RemoteCluster cluster = RemoteCluster.at(url, configuration);
        PackagedProgram program = program(configuration, resume.settings(configuration, cluster))) {
      int free = cluster.freeSlots();
      JobGraph job = define(program, configuration);
      JobID id = cluster.submit(job, program.getUserCodeClassLoader());
      print(cluster, id, free, job);
    }
    return ExitCodes.DONE;
  }

  private void print(RemoteCluster cluster, JobID id, int free, JobGraph job) {
    PrintWriter out = spec.commandLine().getOut();
    String restored = job.getSavepointRestoreSettings().getRestorePath();
    out.println("from     " + (restored == null ? "no state" : restored));
    out.println("job      " + id);
    out.println("web UI   " + cluster.page(id));
    int wanted = job.getMaximumParallelism();
    if (free < wanted) {
      spec.commandLine()
          .getErr()
          .printf(
              "The job wants %d slots and the cluster has %d free: it waits until there are more.%n",
              wanted, free);
    }
  }

  private Configuration configuration() {
    if (!Files.isRegularFile(flinkConf.resolve("config.yaml"))) {
      throw new IllegalArgumentException(
          "there is no config.yaml in %s: name Flink's configuration with --flink-conf"
              .formatted(flinkConf));
    }
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(flinkConf.toString(), Configuration.fromMap(flink));
    // One picocli for us and the job, so that its complaints about arguments are known as such.
    configuration.set(
        CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, List.of("picocli."));
    if (parallelism != null) {
      configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    }
    return configuration;
  }

  private PackagedProgram program(Configuration configuration, SavepointRestoreSettings state)
      throws ProgramInvocationException, FileNotFoundException {
    if (!Files.isRegularFile(jar)) {
      throw new FileNotFoundException(
          "the job's jar %s is not there: build it with mvn -DskipTests package, or name it with --jar"
              .formatted(jar));
    }
    return PackagedProgram.newBuilder()
        .setJarFile(jar.toFile())
        .setArguments(arguments.toArray(String[]::new))
        .setConfiguration(configuration)
        .setSavepointRestoreSettings(state)
        .build();
  }

  /** Runs the job's main up to the point where it would start. */
  private JobGraph define(PackagedProgram program, Configuration configuration) throws Exception {
    try {
      return PackagedProgramUtils.createJobGraph(
          program, configuration, configuration.get(CoreOptions.DEFAULT_PARALLELISM), false);
    } catch (ProgramInvocationException e) {
      if (e.getCause() instanceof ParameterException wrong) {
        throw new ParameterException(
            spec.commandLine(), "Arguments of the job: " + wrong.getMessage(), wrong);
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
