package sluice.server.cli.interchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine;
import sluice.server.cli.command.NewFile;
import sluice.server.client.Connection;
import tools.jackson.databind.node.ObjectNode;

/** An export as one archive. */
record ExportedZip(Connection connection, Path file, CommandLine line) {
    private static final String PROBLEMS = "sluice-problems.txt";
    private static final int MOST_LISTED = 100;

    /** @return how many originals or sidecars are missing in it */
    long write(Map<String, String> parameters, ObjectNode sum, boolean json) throws IOException, InterruptedException {
        NewFile.write(file, out -> connection.fetch("/api/v1/export", parameters, out));
        long failed = 0;
        long files;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry problems = zip.getEntry(PROBLEMS);
            files = zip.size();
            if (problems != null) {
                files--;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(zip.getInputStream(problems), StandardCharsets.UTF_8));
                for (String one = reader.readLine(); one != null; one = reader.readLine()) {
                    if (failed++ < MOST_LISTED) {
                        line.getErr().println("sluice: " + one);
                    }
                }
            }
        }
        sum.put("zip", file.toString()).put("files", files).put("failed", failed);
        if (!json) {
            line.getOut()
                    .println("%,d files in %s%s"
                            .formatted(files, file, failed == 0 ? "" : "; %,d missing".formatted(failed)));
        }
        return failed;
    }
}
