package sluice.contracts.comfyui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import sluice.contracts.fixture.PngFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The few nodes that the server knows: checks them like ComfyUI, and draws what follows from their inputs. */
final class Workflows {
    private static final Map<String, List<String>> NODES = Map.of(
            "CheckpointLoaderSimple", List.of("ckpt_name"),
            "CLIPTextEncode", List.of("text", "clip"),
            "EmptyLatentImage", List.of("width", "height", "batch_size"),
            "LoadImage", List.of("image"),
            "VAEEncode", List.of("pixels", "vae"),
            "KSampler",
                    List.of(
                            "seed",
                            "steps",
                            "cfg",
                            "sampler_name",
                            "scheduler",
                            "denoise",
                            "model",
                            "positive",
                            "negative",
                            "latent_image"),
            "VAEDecode", List.of("samples", "vae"),
            "PreviewImage", List.of("images"),
            "SaveImage", List.of("images", "filename_prefix"));
    private static final Set<String> NUMBERS =
            Set.of("width", "height", "batch_size", "seed", "steps", "cfg", "denoise");
    private static final Set<String> SAMPLERS = Set.of("euler", "euler_ancestral", "dpmpp_2m", "lcm");
    private static final Set<String> SCHEDULERS = Set.of("normal", "karras", "simple", "sgm_uniform");

    private static final int EDGE = 32;

    private final Set<String> checkpoints;
    private final Map<String, byte[]> uploads;

    Workflows(Set<String> checkpoints, Map<String, byte[]> uploads) {
        this.checkpoints = checkpoints;
        this.uploads = uploads;
    }

    /** What is wrong with it, by node, as ComfyUI tells it. */
    ObjectNode errors(JsonNode workflow) {
        ObjectNode errors = JsonNodeFactory.instance.objectNode();
        workflow.properties().forEach(node -> {
            String wrong = wrong(node.getValue());
            if (!wrong.isEmpty()) {
                put(errors, node.getKey(), node.getValue().path("class_type").asString(""), wrong);
            }
        });
        return errors;
    }

    static void put(ObjectNode errors, String node, String type, String details) {
        ObjectNode one = errors.putObject(node);
        one.put("class_type", type).putArray("dependent_outputs").add(node);
        one.putArray("errors")
                .addObject()
                .put("type", "value_not_in_list")
                .put("message", "Value not in list")
                .put("details", details);
    }

    private String wrong(JsonNode node) {
        JsonNode inputs = node.path("inputs");
        List<String> needed = NODES.get(node.path("class_type").asString(""));
        if (needed == null) {
            return "no such node";
        }
        for (String name : needed) {
            if (!inputs.has(name)
                    || NUMBERS.contains(name) && !inputs.path(name).isNumber()) {
                return name + " is missing or of another type";
            }
        }
        boolean known = in(inputs, "ckpt_name", checkpoints)
                && in(inputs, "sampler_name", SAMPLERS)
                && in(inputs, "scheduler", SCHEDULERS)
                && in(inputs, "image", uploads.keySet());
        return known ? "" : "one of " + inputs + " is not in the list";
    }

    private static boolean in(JsonNode inputs, String name, Set<String> all) {
        return !inputs.has(name) || all.contains(inputs.path(name).asString(""));
    }

    int steps(JsonNode workflow) {
        return node(workflow, "KSampler").path("steps").asInt(1);
    }

    /** Its output node. */
    String output(JsonNode workflow) {
        return workflow.properties().stream()
                .filter(node -> node.getValue().path("class_type").asString("").matches("PreviewImage|SaveImage"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Stripes in colours that follow from all of the inputs. */
    byte[] png(JsonNode workflow) {
        JsonNode empty = node(workflow, "EmptyLatentImage");
        byte[] start =
                uploads.getOrDefault(node(workflow, "LoadImage").path("image").asString(""), new byte[0]);
        int colour = 31 * workflow.toString().hashCode() + Arrays.hashCode(start);
        return png(
                size(start, 0, empty.path("width").asInt(0)),
                size(start, 1, empty.path("height").asInt(0)),
                colour);
    }

    private static int size(byte[] start, int which, int otherwise) {
        if (start.length == 0) {
            return otherwise;
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(start));
            return which == 0 ? image.getWidth() : image.getHeight();
        } catch (IOException e) {
            throw new IllegalStateException("an upload that is no picture", e);
        }
    }

    static byte[] png(int width, int height, int colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int stripe = 0; stripe * EDGE < width; stripe++) {
            graphics.setColor(new Color(colour * (1 + stripe % 2)));
            graphics.fillRect(stripe * EDGE, 0, EDGE, height);
        }
        graphics.dispose();
        return PngFile.of(image).toBytes();
    }

    private static JsonNode node(JsonNode workflow, String type) {
        return workflow.values().stream()
                .filter(node -> node.path("class_type").asString("").equals(type))
                .findFirst()
                .map(node -> node.path("inputs"))
                .orElse(JsonNodeFactory.instance.objectNode());
    }
}
