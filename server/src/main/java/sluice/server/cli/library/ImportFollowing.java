package sluice.server.cli.library;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows one import from the outside, and reports how it went. */
public final class ImportFollowing {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final int MOST_PROBLEMS_SHOWN = 20;
    private static final int PAGE = 1_000;
    private static final Set<String> ENDED = Set.of("done", "cancelled", "failed");
    private static final String[] SUMMARY = {
        "files", "imported", "duplicates", "unchanged", "unreadable", "missing", "seconds"
    };

    private final Connection connection;
    private final PrintWriter out;
    private final Progress progress;

    public ImportFollowing(Connection connection, PrintWriter out, PrintWriter err) {
        this.connection = connection;
        this.out = out;
        this.progress = new Progress(err);
    }

    /** Waits until the import has been through its folders. */
    public JsonNode awaitFirstPass(JsonNode begun) throws InterruptedException {
        String address = "/api/v1/imports/" + begun.path("id").asString();
        JsonNode run = begun;
        while (run.path("state").asString().equals("running")) {
            progress.show("%,d files, %,d new, %,d known, %,d unreadable"
                    .formatted(
                            run.path("files").asLong(),
                            run.path("imported").asLong(),
                            run.path("duplicates").asLong()
                                    + run.path("unchanged").asLong(),
                            run.path("unreadable").asLong()));
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            run = connection.get(address);
        }
        progress.clear();
        return run;
    }

    /** Waits until the import's watch ends, which it does when somebody cancels it. */
    void awaitEnd(JsonNode begun) throws InterruptedException {
        JsonNode run = begun;
        while (!ENDED.contains(run.path("state").asString())) {
            TimeUnit.SECONDS.sleep(1);
            run = connection.get("/api/v1/imports/" + begun.path("id").asString());
        }
    }

    /** Waits until no thumbnail is wanting and everything can be found. */
    public void awaitPictures() throws InterruptedException {
        while (true) {
            JsonNode status = connection.get("/api/v1/status");
            long pending = status.path("counts").path("picturesPending").asLong();
            if (pending == 0 && status.path("indexed").asBoolean()) {
                progress.clear();
                return;
            }
            progress.show("%,d thumbnails to make".formatted(pending));
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** Prints how it went and returns the exit code. */
    public int report(JsonNode run, boolean json) throws InterruptedException {
        JsonNode problems = problems(run, 0, json ? PAGE : MOST_PROBLEMS_SHOWN);
        if (json) {
            int printed = 0;
            for (JsonNode page = problems; !page.path("items").isEmpty(); page = problems(run, printed, PAGE)) {
                page.path("items").forEach(problem -> out.println(Json.object().set("problem", problem)));
                printed += page.path("items").size();
            }
            ObjectNode summary = Json.object();
            for (String name : SUMMARY) {
                summary.set(name, run.path(name));
            }
            out.println(summary);
        } else {
            human(run, problems);
        }
        boolean failed = run.path("state").asString().equals("failed");
        boolean some =
                problems.path("total").asLong() > 0 || run.path("unreadable").asLong() > 0;
        return failed ? ExitCode.SYSTEM_FAILED : some ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    private JsonNode problems(JsonNode run, int offset, int limit) throws InterruptedException {
        return connection.get(
                "/api/v1/imports/" + run.path("id").asString() + "/problems",
                Map.of("offset", Integer.toString(offset), "limit", Integer.toString(limit)));
    }

    private void human(JsonNode run, JsonNode problems) {
        out.printf(
                "%,d files in %.1f s: %,d imported, %,d duplicates, %,d unchanged, %,d unreadable%n",
                run.path("files").asLong(),
                run.path("seconds").asDouble(),
                run.path("imported").asLong(),
                run.path("duplicates").asLong(),
                run.path("unchanged").asLong(),
                run.path("unreadable").asLong());
        if (run.path("missing").asLong() > 0) {
            out.printf(
                    "%,d files that were known are gone%n", run.path("missing").asLong());
        }
        for (JsonNode problem : problems.path("items")) {
            out.println("  " + problem.path("path").asString() + ": "
                    + problem.path("reason").asString());
        }
        long more = problems.path("total").asLong() - problems.path("items").size();
        if (more > 0) {
            out.printf("  and %,d more; --json lists them, and the page does%n", more);
        }
    }
}
