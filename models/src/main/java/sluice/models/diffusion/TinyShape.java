package sluice.models.diffusion;

import java.util.List;
import java.util.Map;
import sluice.models.OnnxGraph;

/**
 * What a tiny pipeline is like: the layout of a real family, scaled down.
 *
 * @param family whose layout it has
 * @param precision of weights, inputs and outputs
 * @param textWidth of the text encoder's hidden states
 * @param secondWidth of the second text encoder's; 0 for a family that has one encoder
 * @param textLayers of each text encoder
 * @param channels of the denoiser at full resolution; twice as many at half, in multiples of 8
 * @param blocks residual blocks at each resolution of the denoiser
 * @param seed of all weights
 */
public record TinyShape(
        Family family,
        OnnxGraph.Type precision,
        int textWidth,
        int secondWidth,
        int textLayers,
        int channels,
        int blocks,
        long seed) {
    /** Tokens of CLIP's window, both marks included. */
    static final int WINDOW = 77;

    /** Channels of a latent. */
    static final int LATENT = 4;

    static final int HEADS = 2;
    static final int GROUPS = 4;

    /** A real family, and what its graphs take; the types differ among exports, so they differ here. */
    public enum Family {
        SD15(OnnxGraph.Type.INT32, OnnxGraph.Type.INT64, true, "<|endoftext|>", 0.18215),
        SD_TURBO(OnnxGraph.Type.INT64, OnnxGraph.Type.INT64, false, "!", 0.18215),
        SDXL(OnnxGraph.Type.INT64, OnnxGraph.Type.FLOAT, false, "<|endoftext|>", 0.13025),
        SDXL_TURBO(OnnxGraph.Type.INT64, OnnxGraph.Type.FLOAT, true, "<|endoftext|>", 0.13025);

        final OnnxGraph.Type tokens;
        final OnnxGraph.Type timestep;
        final boolean timestepHasDimension;
        final String pad;
        final double scaling;

        Family(
                OnnxGraph.Type tokens,
                OnnxGraph.Type timestep,
                boolean timestepHasDimension,
                String pad,
                double scaling) {
            this.tokens = tokens;
            this.timestep = timestep;
            this.timestepHasDimension = timestepHasDimension;
            this.pad = pad;
            this.scaling = scaling;
        }

        boolean hasTwoEncoders() {
            return this == SDXL || this == SDXL_TURBO;
        }

        boolean isTurbo() {
            return this == SD_TURBO || this == SDXL_TURBO;
        }
    }

    public TinyShape {
        boolean floats = precision == OnnxGraph.Type.FLOAT || precision == OnnxGraph.Type.FLOAT16;
        boolean even = textWidth % (2 * HEADS) == 0 && secondWidth % (2 * HEADS) == 0 && channels % 8 == 0;
        boolean enough = textWidth > 0 && textLayers > 1 && channels > 0 && blocks > 0;
        if (!floats || !even || !enough || family.hasTwoEncoders() != secondWidth > 0) {
            throw new IllegalArgumentException("no tiny pipeline can have this shape");
        }
    }

    /** The smallest of a family. */
    public static TinyShape of(Family family, OnnxGraph.Type precision) {
        return new TinyShape(family, precision, 32, family.hasTwoEncoders() ? 48 : 0, 2, 16, 1, 20 + family.ordinal());
    }

    /** The same with a larger denoiser, as a benchmark needs it. */
    public TinyShape withDenoiser(int itsChannels, int itsBlocks) {
        return new TinyShape(family, precision, textWidth, secondWidth, textLayers, itsChannels, itsBlocks, seed);
    }

    /** Of what steers the denoiser: both encoders' hidden states side by side. */
    int contextWidth() {
        return textWidth + secondWidth;
    }

    /** Graphs by their folder. */
    Map<String, byte[]> graphs() {
        Map<String, byte[]> common = new java.util.LinkedHashMap<>();
        int tokens = TinyVocabulary.size();
        common.put("text_encoder", TinyTextEncoder.graph(this, textWidth, tokens, family.hasTwoEncoders(), false));
        if (family.hasTwoEncoders()) {
            common.put("text_encoder_2", TinyTextEncoder.graph(this, secondWidth, tokens, true, true));
        }
        common.put("unet", TinyUnet.graph(this));
        common.put("vae_decoder", TinyVae.decoder(this));
        common.put("vae_encoder", TinyVae.encoder(this));
        return common;
    }

    /** Folders of the tokenizers, with what they pad with. */
    List<Map.Entry<String, String>> tokenizers() {
        return family.hasTwoEncoders()
                ? List.of(Map.entry("tokenizer", family.pad), Map.entry("tokenizer_2", "!"))
                : List.of(Map.entry("tokenizer", family.pad));
    }
}
