package sluice.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.ReceiptsContract;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.run.Receipt;
import sluice.render.run.Receipts;

class FolderReceiptsTest extends ReceiptsContract {
    @TempDir
    Path folder;

    @Override
    protected Receipts receipts() {
        return new FolderReceipts(folder.resolve("receipts"));
    }

    @Override
    protected Receipts again(Receipts before) {
        return new FolderReceipts(folder.resolve("receipts"));
    }

    @Test
    void aReceiptThatWasCutOrChangedIsNotFoundAndIsReplaced() throws Exception {
        Receipts receipts = receipts();
        Receipt sound = receipt(7, (byte) 1, (byte) 2, (byte) 3);
        receipts.keep(sound);
        Path file = folder.resolve("receipts").resolve("7.receipt");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertTrue(receipts.find(7).isEmpty(), "cut to " + length);
        }
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertTrue(receipts.find(7).isEmpty(), "changed at " + at);
        }
        assertSame(sound, receipts.keep(sound));
        assertSame(sound, receipts.find(7).orElseThrow());
    }

    @Test
    void whatAKilledProcessWasWritingIsRemovedAndNeverTakenForAReceipt() throws Exception {
        Path root = Files.createDirectories(folder.resolve("receipts"));
        Files.write(root.resolve("7.part"), new byte[] {1});
        Files.write(root.resolve("notes.receipt"), new byte[] {1});
        Receipts receipts = receipts();
        assertFalse(Files.exists(root.resolve("7.part")));
        assertTrue(receipts.find(7).isEmpty());
        assertEquals(List.of(), receipts.jobs(10), "a name that is no number is somebody else's");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.write(folder.resolve("receipts"), new byte[] {1});
        SluiceException failure =
                assertThrows(SluiceException.class, () -> receipts().keep(receipt(7)));
        assertEquals(FailureCode.STORAGE, failure.code());
        assertEquals(folder.resolve("receipts").resolve("7.receipt").toString(), failure.subject());
    }
}
