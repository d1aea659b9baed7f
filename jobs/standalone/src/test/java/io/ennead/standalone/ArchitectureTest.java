package io.ennead.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of dependencies: one way, from what runs to what is recorded. */
@AnalyzeClasses(packages = "io.ennead", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule layers_depend_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("records")
          .definedBy("io.ennead.records..")
          .layer("ledger")
          .definedBy("io.ennead.ledger..")
          .layer("serialization")
          .definedBy("io.ennead.serialization..")
          .layer("binance")
          .definedBy("io.ennead.binance..")
          .layer("history")
          .definedBy("io.ennead.history..")
          .layer("recording")
          .definedBy("io.ennead.recording..")
          .layer("context")
          .definedBy("io.ennead.context..")
          .layer("postgres")
          .definedBy("io.ennead.postgres..")
          .layer("analytics")
          .definedBy("io.ennead.analytics..")
          .layer("pipeline")
          .definedBy("io.ennead.pipeline..")
          .layer("simulator")
          .definedBy("io.ennead.simulator..")
          .layer("workflow")
          .definedBy("io.ennead.workflow..")
          .layer("standalone")
          .definedBy("io.ennead.standalone..")
          .whereLayer("standalone")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("simulator")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("analytics")
          .mayOnlyBeAccessedByLayers("pipeline", "standalone")
          .whereLayer("context")
          .mayOnlyBeAccessedByLayers("binance", "pipeline", "standalone")
          .whereLayer("postgres")
          .mayOnlyBeAccessedByLayers("pipeline", "workflow", "standalone")
          .whereLayer("workflow")
          .mayOnlyBeAccessedByLayers("standalone")
          .whereLayer("recording")
          .mayOnlyBeAccessedByLayers("pipeline", "standalone")
          .whereLayer("history")
          .mayOnlyBeAccessedByLayers("pipeline", "standalone")
          .whereLayer("binance")
          .mayOnlyBeAccessedByLayers("history", "pipeline", "standalone")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("binance", "history", "pipeline", "standalone")
          .whereLayer("simulator")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule history_reads_only_the_wire_formats_of_an_exchange =
      noClasses()
          .that()
          .resideInAPackage("io.ennead.history..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.ennead.binance..")
                  .and(not(resideInAnyPackage("io.ennead.binance.wire"))));

  @ArchTest
  static final ArchRule records_know_neither_flink_nor_anything_of_ours =
      classes()
          .that()
          .resideInAPackage("io.ennead.records..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.ennead.records..", "java..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ennead.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothing_in_analytics_reads_a_clock_or_a_source_of_randomness =
      noClasses()
          .that()
          .resideInAPackage("io.ennead.analytics..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class);
}
