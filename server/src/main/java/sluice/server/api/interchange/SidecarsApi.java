package sluice.server.api.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import sluice.asset.AssetId;
import sluice.collection.Admission;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.interchange.Seen;
import sluice.interchange.SidecarForm;
import sluice.interchange.SidecarOutcome;
import sluice.interchange.SidecarReading;
import sluice.interchange.SidecarReport;
import sluice.interchange.SidecarWriting;
import sluice.journal.Verdicts;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.signal.NewSignal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** XMP sidecars beside originals, written and read when somebody asks for it. */
public final class SidecarsApi {
    private static final int MOST_ASSETS = 1_000;

    /** What is read is one act, up to so many signals; they are kept in memory until it is recorded. */
    private static final int LARGEST_ACT = 50_000;

    private final Matches matches;
    private final SidecarWriting writing;
    private final SidecarReading reading;
    private final Verdicts verdicts;
    private final Admission admission;
    private final Consumer<List<AssetId>> recorded;
    /** Two at once would take each other's files for a stranger's. */
    private final Semaphore turn = new Semaphore(1);

    /** @param recorded called with the assets that something was recorded of */
    public SidecarsApi(
            Matches matches,
            SidecarWriting writing,
            SidecarReading reading,
            Verdicts verdicts,
            Admission admission,
            Consumer<List<AssetId>> recorded) {
        this.matches = matches;
        this.writing = writing;
        this.reading = reading;
        this.verdicts = verdicts;
        this.admission = admission;
        this.recorded = recorded;
    }

    public List<Route> routes() {
        return List.of(
                route(
                        "/api/v1/sidecars/write",
                        "Write XMP sidecars beside originals, or find out what would be written",
                        this::write),
                route(
                        "/api/v1/sidecars/read",
                        "Read back what other programs changed in sidecars, or find out what that is",
                        this::read));
    }

    private static Route route(String path, String summary, Route.Handler handler) {
        return new Route(
                Method.POST,
                path,
                summary,
                List.of(),
                new Content("application/json", "SidecarsRequest"),
                new Answer(200, "what became of them", new Content("application/json", "SidecarsDone")),
                handler);
    }

    private Response write(Request request) throws IOException, InterruptedException {
        Body body = Body.of(request);
        String form = body.text("form", SidecarForm.NAME_EXT_XMP.word());
        SidecarForm chosen = SidecarForm.named(form)
                .orElseThrow(() -> Body.wrong("form", "name.ext.xmp or name.xmp, not \"" + form + "\""));
        boolean dryRun = body.flag("dryRun");
        SidecarReport report = new SidecarReport();
        alone(meant(body), batch -> writing.write(batch, chosen, dryRun, report));
        return Response.json(view(report, dryRun));
    }

    private Response read(Request request) throws IOException, InterruptedException {
        Body body = Body.of(request);
        boolean dryRun = body.flag("dryRun");
        SidecarReport report = new SidecarReport();
        Pending pending = new Pending();
        alone(meant(body), batch -> {
            SidecarReading.Findings found = reading.read(batch, report);
            if (!dryRun) {
                pending.add(found);
            }
        });
        pending.record();
        return Response.json(view(report, dryRun));
    }

    private Matches.Meant meant(Body body) {
        List<AssetId> ids = body.assets("assets", MOST_ASSETS);
        return ids.isEmpty() ? matches.all(body.text("query")) : matches.these(ids);
    }

    private void alone(Matches.Meant meant, Matches.Batch batch) throws IOException, InterruptedException {
        if (!turn.tryAcquire()) {
            throw SluiceException.of(
                    FailureCode.CONFLICT, "sidecars are being written or read already; try again when that is done");
        }
        try {
            meant.each(batch);
        } finally {
            turn.release();
        }
    }

    private static ObjectNode view(SidecarReport report, boolean dryRun) {
        ObjectNode answer = Json.object().put("dryRun", dryRun).put("images", report.images());
        for (SidecarOutcome.Kind kind : SidecarOutcome.Kind.values()) {
            answer.put(kind.word(), report.count(kind));
        }
        ArrayNode items = answer.putArray("items");
        for (SidecarOutcome outcome : report.listed()) {
            ArrayNode words = items.addObject()
                    .put("id", outcome.asset().hex())
                    .put("path", outcome.path().toString())
                    .put("outcome", outcome.kind().word())
                    .putArray("words");
            outcome.words().forEach(words::add);
        }
        return answer;
    }

    /** What was read and is still to be recorded. */
    private final class Pending {
        private final List<NewSignal> signals = new ArrayList<>();
        private final List<Seen> seen = new ArrayList<>();

        void add(SidecarReading.Findings found) {
            if (found.signals().isEmpty()) {
                reading.keep(found.seen());
                return;
            }
            signals.addAll(found.signals());
            seen.addAll(found.seen());
            if (signals.size() >= LARGEST_ACT) {
                record();
            }
        }

        /** The signals first: after a kill in between they are heard again, and found to be said already. */
        void record() {
            if (!signals.isEmpty()) {
                List<NewSignal> admitted = admitted();
                verdicts.record(
                        admitted,
                        count -> count == 1
                                ? "Read the sidecar of 1 image"
                                : "Read the sidecars of %,d images".formatted(count));
                recorded.accept(
                        signals.stream().map(NewSignal::asset).distinct().toList());
            }
            reading.keep(seen);
            signals.clear();
            seen.clear();
        }

        /** A keyword with the name of a saved search, into which nothing is put, says nothing. */
        private List<NewSignal> admitted() {
            List<NewSignal> admitted = new ArrayList<>();
            for (NewSignal signal : signals) {
                try {
                    admitted.addAll(admission.admit(List.of(signal)));
                } catch (SluiceException e) {
                    if (e.code() != FailureCode.CONFLICT) {
                        throw e;
                    }
                }
            }
            return admitted;
        }
    }
}
