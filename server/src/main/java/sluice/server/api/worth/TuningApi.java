package sluice.server.api.worth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.tune.Proposal;
import tools.jackson.databind.node.ObjectNode;

/** The weights of the value model: how they stand, fitting them, taking a fit over, and stepping back. */
public final class TuningApi {
    private static final Content TUNING = new Content("application/json", "Tuning");

    private final Tuning tuning;

    public TuningApi(Tuning tuning) {
        this.tuning = tuning;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/tuning",
                        "The weights in force, their versions, how many outcomes there are, and the last proposal",
                        new Answer(200, "the weights", TUNING),
                        request -> Response.json(TuningView.of(tuning.status()))),
                new Route(
                        Method.POST,
                        "/api/v1/tuning",
                        "Fit the weights now and judge them; takes over nothing",
                        List.of(),
                        null,
                        new Answer(
                                200,
                                "the proposal, or how far the fit is",
                                new Content("application/json", "TuningFit")),
                        request -> fit()),
                new Route(
                        Method.POST,
                        "/api/v1/tuning/apply",
                        "Put a proposal into force and value everything anew",
                        List.of(),
                        new Content("application/json", "TuningApply"),
                        new Answer(200, "the weights after it", TUNING),
                        this::apply),
                step("back", "Go one step back to the weights before", tuning::back),
                step("forward", "Take a step back back", tuning::forward));
    }

    private Response fit() throws InterruptedException {
        Optional<Proposal> proposal = tuning.fit();
        ObjectNode node = Json.object();
        Tuning.Status status = tuning.status();
        if (proposal.isPresent()) {
            node.putNull("fitting").set("proposal", TuningView.of(proposal.get(), status.inForce()));
        } else {
            node.set("fitting", TuningView.of(status.fitting()));
            node.putNull("proposal");
        }
        return Response.json(node);
    }

    private Response apply(Request request) throws IOException {
        String id = Body.of(request).text("proposal");
        try {
            tuning.takeOver(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw new SluiceException(FailureCode.INVALID, "proposal", "\"" + id + "\" is no id of a proposal", e);
        }
        return Response.json(TuningView.of(tuning.status()));
    }

    private Route step(String name, String summary, Runnable way) {
        return new Route(
                Method.POST,
                "/api/v1/tuning/" + name,
                summary,
                List.of(),
                null,
                new Answer(200, "the weights after it", TUNING),
                request -> {
                    way.run();
                    return Response.json(TuningView.of(tuning.status()));
                });
    }
}
