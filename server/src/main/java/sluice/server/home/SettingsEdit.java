package sluice.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Changes one line of {@code sluice.properties}, and leaves the user's other lines and comments as they are. */
public final class SettingsEdit {
    private SettingsEdit() {}

    /** @param value without characters that have a meaning in properties files */
    public static void set(Home home, String key, String value) {
        Path file = home.settings();
        try {
            List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
            lines.removeIf(line -> line.strip().matches(key + "\\s*[=:\\s].*"));
            lines.add(key + "=" + value);
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            Files.write(beside, lines);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, file.toString(), "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
