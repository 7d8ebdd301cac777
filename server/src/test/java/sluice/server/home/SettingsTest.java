package sluice.server.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.dispatch.DeepHours;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.tier.Strategy;

class SettingsTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void make() {
        home = Home.at(folder);
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertEquals(Settings.defaults(), Settings.read(home));
        assertEquals("127.0.0.1", Settings.defaults().bind());
    }

    @Test
    void whatTheUserSaysHolds() throws Exception {
        Files.writeString(
                home.settings(), "# mine\nport = 8000 \nthreads=3\nbind=0.0.0.0\nlargestFileMegabytes=2047\n");
        assertEquals(new Settings("0.0.0.0", 8000, 3, 2047), Settings.read(home));
    }

    @Test
    void whatDeepWorkMayCostCanBeSaid() throws Exception {
        Files.writeString(
                home.settings(),
                "strategy=uniform\nbudgetAssets=50\nbudgetExponent=0.25\ndailyCapMicroUsd=7\n"
                        + "microUsdPerCpuHour=90000\ndeepHours=22-7\ndeepCores=1\nembedder=clip-vit-b-32\n"
                        + "modelsBase=http://127.0.0.1:8000/models\nblurSensitive=true\ntuning=automatic\n");
        assertEquals(
                new WorthSettings(
                        Strategy.UNIFORM,
                        50,
                        0.25,
                        7,
                        90_000,
                        new DeepHours(22, 7),
                        1,
                        "clip-vit-b-32",
                        "http://127.0.0.1:8000/models",
                        true,
                        true),
                Settings.read(home).worth());
    }

    @ParameterizedTest
    @CsvSource({
        "port=65536, port",
        "port=, port",
        "port=x, port",
        "threads=0, threads",
        "threads=257, threads",
        "largestFileMegabytes=2048, largestFileMegabytes",
        "bind=, bind",
        "strategy=thrifty, strategy",
        "budgetAssets=0, budgetAssets",
        "budgetExponent=1.5, budgetExponent",
        "budgetExponent=NaN, budgetExponent",
        "dailyCapMicroUsd=-1, dailyCapMicroUsd",
        "microUsdPerCpuHour=free, microUsdPerCpuHour",
        "deepHours=22, deepHours",
        "deepHours=25-7, deepHours",
        "deepCores=2, deepCores",
        "embedder=Clip, embedder",
        "modelsBase=ftp://models, modelsBase",
        "blurSensitive=yes, blurSensitive",
        "prot=1, prot",
        "Port=1, Port"
    })
    void aWrongSettingIsNamed(String line, String key) throws Exception {
        Files.writeString(home.settings(), line);
        SluiceException failure = assertThrows(SluiceException.class, () -> Settings.read(home));
        assertEquals(FailureCode.INVALID, failure.code());
        assertEquals(key, failure.subject());
        assertTrue(String.valueOf(failure.getMessage()).contains("sluice.properties"), failure::getMessage);
    }

    @Test
    void aTokenIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        assertTrue(AccessToken.find(home).isEmpty());
        String token = AccessToken.of(home);
        assertTrue(token.matches("[A-Za-z0-9_-]{32}"), token);
        assertEquals(token, AccessToken.of(home));
        assertEquals(token, AccessToken.find(home).orElseThrow());
        Files.writeString(home.token(), "");
        assertTrue(AccessToken.of(home).matches("[A-Za-z0-9_-]{32}"));
        Assumptions.assumeTrue(
                home.token().getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.token())));
    }
}
