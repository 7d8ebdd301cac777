package sluice.adapters.comfyui;

import java.util.Locale;
import java.util.Map;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import tools.jackson.databind.JsonNode;

/** What a server says when it cannot, in a sentence of bounded length, and what kind of failure that is. */
final class Complaint {
    private static final int LONGEST = 160;

    private Complaint() {}

    /** A workflow that was not taken: the body of an answer with {@code error} or {@code node_errors} in it. */
    static GeneratorException ofWorkflow(JsonNode answer, JsonNode workflow) {
        for (Map.Entry<String, JsonNode> node : answer.path("node_errors").properties()) {
            JsonNode first = node.getValue().path("errors").path(0);
            String type = workflow.path(node.getKey()).path("class_type").asString("");
            return new GeneratorException(
                    Kind.REFUSED,
                    "ComfyUI does not take the workflow: node " + clean(node.getKey()) + " (" + clean(type) + "): "
                            + said(first.path("message"), first.path("details")) + ".");
        }
        JsonNode error = answer.path("error");
        return new GeneratorException(
                Kind.REFUSED,
                "ComfyUI does not take the workflow: "
                        + (error.isString()
                                ? clean(error.asString())
                                : said(error.path("message"), error.path("details")))
                        + ".");
    }

    /** @param event the data of {@code execution_error} */
    static GeneratorException ofExecution(JsonNode event) {
        String type = event.path("exception_type").asString("");
        String message = event.path("exception_message").asString("");
        String all = (type + " " + message).toLowerCase(Locale.ROOT);
        boolean memory = all.contains("outofmemory")
                || all.contains("out of memory")
                || all.contains("not enough memory")
                || all.contains("allocation on device");
        String node = clean(event.path("node_type").asString("a node"));
        return memory
                ? new GeneratorException(
                        Kind.OUT_OF_MEMORY, "ComfyUI ran out of memory in " + node + ": " + clean(message) + ".")
                : new GeneratorException(
                        Kind.FAILED,
                        "ComfyUI failed in " + node + ": " + clean(message.isBlank() ? "it does not say why" : message)
                                + ".");
    }

    private static String said(JsonNode message, JsonNode details) {
        String what = clean(message.asString("it does not say why"));
        String more = clean(details.asString(""));
        return more.isEmpty() || more.equals(what) ? what : what + ", " + more;
    }

    /** One line, without the dot at its end. */
    private static String clean(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("\\.+$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
