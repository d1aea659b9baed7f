package io.ennead.analytics;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.ennead.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule analytics_depends_on_the_records_and_the_jdk_alone =
      classes()
          .that()
          .resideOutsideOfPackages("..extra..", "..signals.criteria..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.ennead.records..", "io.ennead.analytics..", "java..");

  @ArchTest
  static final ArchRule only_the_further_indicators_and_the_criteria_use_ta4j =
      noClasses()
          .that()
          .resideOutsideOfPackages("..indicators.extra..", "..signals.criteria..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ta4j..");

  @ArchTest
  static final ArchRule nothing_reads_or_writes_the_outside_world =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|Random|Print|Console|ObjectOut|ObjectIn).*");

  @ArchTest
  static final ArchRule nothing_asks_for_the_time =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethodWhere(target(name("now")));

  @ArchTest
  static final ArchRule nothing_is_random_or_runs_beside =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|UUID)|java\\.util\\.random\\..*")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule the_steps_have_no_cycles =
      slices().matching("io.ennead.analytics.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formulas_know_neither_the_set_nor_ta4j_and_primitives_no_formula =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("door")
          .definedBy("io.ennead.analytics.indicators")
          .layer("formula")
          .definedBy("io.ennead.analytics.indicators.formula")
          .layer("extra")
          .definedBy("io.ennead.analytics.indicators.extra")
          .layer("primitive")
          .definedBy("io.ennead.analytics.indicators.primitive")
          .whereLayer("door")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("formula")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("extra")
          .mayOnlyBeAccessedByLayers("door")
          .whereLayer("primitive")
          .mayOnlyBeAccessedByLayers("door", "formula");
}
