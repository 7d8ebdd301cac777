package sluice.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and what nobody may do. */
class HouseTest {
    private static final String[] CORE = {
        "sluice.failure..",
        "sluice.unpack..",
        "sluice.json..",
        "sluice.image..",
        "sluice.metadata..",
        "sluice.asset..",
        "sluice.search..",
        "sluice.ingest..",
        "sluice.signal..",
        "sluice.collection..",
        "sluice.suggest..",
        "sluice.analysis..",
        "sluice.curate..",
        "sluice.journal..",
        "sluice.trash..",
        "sluice.similar..",
        "sluice.distil..",
        "sluice.value..",
        "sluice.budget..",
        "sluice.tier..",
        "sluice.tune..",
        "sluice.job..",
        "sluice.dispatch..",
        "sluice.interchange..",
        "sluice.simulate..",
        "sluice.render.."
    };

    /** The JDK, and what everybody may write logs and JSON with. */
    private static final String[] EVERYBODYS = {
        "java..", "javax.xml..", "org.w3c.dom..", "org.xml.sax..", "org.slf4j..", "org.jspecify..", "tools.jackson.."
    };

    /** What each adapter is for, besides the core; the prefixes of the packages of its technology. */
    private static final Map<String, String[]> TECHNOLOGY = Map.of(
            "jdbc", new String[] {"org.sqlite..", "java.sql.."},
            "lucene", new String[] {"org.apache.lucene.."},
            "imaging", new String[] {"org.bytedeco..", "javax.imageio..", "java.awt.."},
            "files", new String[] {"io.methvin.."},
            "onnx", new String[] {"ai.onnxruntime..", "ai.djl..", "ai.onnx.proto..", "com.google.protobuf.."},
            "comfyui", new String[] {"java.net.http.."});

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(
                        location -> !location.contains("/contracts/") && !location.contains("sluice-contracts"))
                .importPackages("sluice");
    }

    @Test
    void theWholeHouseIsLookedAt() {
        for (String part : new String[] {
            "sluice.asset.Catalog",
            "sluice.adapters.jdbc.SqliteCatalog",
            "sluice.adapters.lucene.LuceneIndex",
            "sluice.adapters.imaging.LeptonicaImageRenderer",
            "sluice.adapters.files.FolderRenditions",
            "sluice.adapters.comfyui.ComfyGenerator",
            "sluice.server.cli.Main"
        }) {
            assertTrue(house.contain(part), part);
        }
    }

    @Test
    void theCoreKnowsTheJdkLoggingAndAJsonReader() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE).or(resideInAnyPackage(EVERYBODYS)))
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "lucene", "imaging", "files", "onnx", "comfyui"})
    void anAdapterKnowsTheCoreAndItsTechnology(String adapter) {
        classes()
                .that()
                .resideInAPackage("sluice.adapters." + adapter + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                        .or(resideInAPackage("sluice.adapters." + adapter + ".."))
                        .or(resideInAnyPackage(EVERYBODYS))
                        .or(resideInAnyPackage(TECHNOLOGY.get(adapter))))
                .check(house);
    }

    @Test
    void everyAdapterIsHeldToThis() {
        classes()
                .that()
                .resideInAPackage("sluice.adapters..")
                .should()
                .resideInAnyPackage(TECHNOLOGY.keySet().stream()
                        .map(name -> "sluice.adapters." + name + "..")
                        .toArray(String[]::new))
                .check(house);
    }

    @Test
    void nothingKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sluice.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sluice.server..")
                .check(house);
    }

    @Test
    void onlyTheWiringKnowsTheAdapters() {
        noClasses()
                .that()
                .resideInAPackage("sluice.server..")
                .and(are(resideInAPackage("sluice.server.app..")).negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sluice.adapters..")
                .check(house);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("sluice.(**)").should().beFreeOfCycles().check(house);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Common|Impl)")
                .check(house);
    }

    @Test
    void timeIsPassedIn() {
        noClasses()
                .that(resideInAnyPackage(CORE).or(resideInAPackage("sluice.adapters..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .check(house);
    }

    @Test
    void chanceHasASeed() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(house);
    }

    @Test
    void nothingIsWrittenToTheScreenButByTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sluice.server.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(house);
    }
}
