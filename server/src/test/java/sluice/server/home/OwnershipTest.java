package sluice.server.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class OwnershipTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void make() {
        home = Home.at(folder.resolve("deep").resolve("home"));
    }

    @Test
    void aHomeHasOneOwnerAndTheSecondIsToldWho() {
        try (Ownership first = Ownership.take(home, "serve", NOW)) {
            first.servesAt("http://127.0.0.1:7421");
            assertEquals(Optional.empty(), Ownership.tryTake(home, "import", NOW));
            SluiceException refused = assertThrows(SluiceException.class, () -> Ownership.take(home, "import", NOW));
            assertEquals(FailureCode.CONFLICT, refused.code());
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.contains("serve") && message.contains("2026-11-21T10:00:00Z"), message);
            assertEquals(
                    Optional.of(new Owner(ProcessHandle.current().pid(), "serve", "http://127.0.0.1:7421", NOW)),
                    Ownership.find(home));
        }
    }

    @Test
    void whatIsLetGoMayBeTakenAgain() {
        for (int i = 0; i < 3; i++) {
            try (Ownership ownership = Ownership.take(home, "import", NOW)) {
                assertEquals("import", Ownership.find(home).orElseThrow().command());
            }
            assertEquals(Optional.empty(), Ownership.find(home));
        }
    }

    @Test
    void aNoteThatCannotBeReadIsNone() throws Exception {
        for (String note : new String[] {"", "{", "[]", "{\"since\":\"yesterday\"}"}) {
            Files.writeString(home.ownerNote(), note);
            assertEquals(Optional.empty(), Ownership.find(home), note);
        }
    }

    @Test
    void aLockThatCannotBeNotedIsLetGo() throws Exception {
        Files.createDirectories(home.ownerNote().resolve("in the way"));
        for (int i = 0; i < 2; i++) {
            SluiceException failure = assertThrows(SluiceException.class, () -> Ownership.take(home, "serve", NOW));
            assertEquals(FailureCode.STORAGE, failure.code());
        }
    }
}
