package sluice.models.diffusion;

import sluice.models.OnnxGraph;

/** An autoencoder: eight times smaller in each direction, and back. */
final class TinyVae {
    private static final int WIDTH = 8;
    private static final int HALVINGS = 3;
    private static final int COLOURS = 3;

    private TinyVae() {}

    /** {@code latent_sample} [B, 4, h, w] to {@code sample} [B, 3, 8h, 8w], about -1 to 1. */
    static byte[] decoder(TinyShape shape) {
        OnnxGraph graph = new OnnxGraph("vae_decoder");
        Layers layers = new Layers(graph, shape.precision(), shape.seed() * 31 + 4);
        graph.input("latent_sample", shape.precision(), OnnxGraph.ANY, TinyShape.LATENT, OnnxGraph.ANY, OnnxGraph.ANY);
        String small = layers.scaled("latent_sample", (float) shape.family().scaling);
        String x = layers.convolution(small, TinyShape.LATENT, WIDTH, 3, 1);
        for (int level = 0; level < HALVINGS; level++) {
            x = layers.convolution(layers.doubled(x), WIDTH, WIDTH, 3, 1);
            x = layers.add(x, layers.convolution(layers.silu(x), WIDTH, WIDTH, 3, 1));
        }
        String calm = layers.silu(layers.groupNorm(x, WIDTH, TinyShape.GROUPS));
        layers.named(layers.convolution(calm, WIDTH, COLOURS, 3, 1), "sample");
        graph.output("sample", shape.precision(), OnnxGraph.ANY, COLOURS, OnnxGraph.ANY, OnnxGraph.ANY);
        return graph.toBytes("sluice", TinyPipelines.PROVENANCE);
    }

    /** {@code sample} [B, 3, H, W] to {@code latent_parameters} [B, 8, H/8, W/8]: means, then log variances. */
    static byte[] encoder(TinyShape shape) {
        OnnxGraph graph = new OnnxGraph("vae_encoder");
        Layers layers = new Layers(graph, shape.precision(), shape.seed() * 31 + 5);
        graph.input("sample", shape.precision(), OnnxGraph.ANY, COLOURS, OnnxGraph.ANY, OnnxGraph.ANY);
        String x = layers.convolution("sample", COLOURS, WIDTH, 3, 1);
        for (int level = 0; level < HALVINGS; level++) {
            x = layers.convolution(layers.silu(x), WIDTH, WIDTH, 3, 2);
        }
        String both = layers.convolution(x, WIDTH, 2 * TinyShape.LATENT, 3, 1);
        layers.named(layers.scaled(both, (float) (1 / shape.family().scaling)), "latent_parameters");
        graph.output(
                "latent_parameters",
                shape.precision(),
                OnnxGraph.ANY,
                2 * TinyShape.LATENT,
                OnnxGraph.ANY,
                OnnxGraph.ANY);
        return graph.toBytes("sluice", TinyPipelines.PROVENANCE);
    }
}
