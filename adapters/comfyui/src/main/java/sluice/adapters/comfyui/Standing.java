package sluice.adapters.comfyui;

import java.util.Optional;
import sluice.render.generate.GeneratorException;
import tools.jackson.databind.JsonNode;

/** How an image stands at a server. */
sealed interface Standing {
    /** Nobody there has heard of it: it was never queued, taken out of the queue, or the server was restarted. */
    record Unknown() implements Standing {}

    record Waiting() implements Standing {}

    record Running() implements Standing {}

    /** @param image empty when the workflow left none */
    record Drawn(Optional<OutputImage> image) implements Standing {}

    record Failed(GeneratorException why) implements Standing {}

    /** Somebody ended it. */
    record Interrupted() implements Standing {}

    /**
     * Of something that has ended.
     *
     * @param outputs by node
     * @param status with {@code status_str} and {@code messages}, each a pair of event and data; servers may give none
     */
    static Standing ended(JsonNode outputs, JsonNode status) {
        for (JsonNode message : status.path("messages").values()) {
            String event = message.path(0).asString("");
            if (event.equals("execution_error")) {
                return new Failed(Complaint.ofExecution(message.path(1)));
            }
            if (event.equals("execution_interrupted")) {
                return new Interrupted();
            }
        }
        return status.path("status_str").asString("success").equals("error")
                ? new Failed(Complaint.ofExecution(status))
                : new Drawn(OutputImage.first(outputs));
    }
}
