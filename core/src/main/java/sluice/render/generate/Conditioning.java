package sluice.render.generate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What steers the denoiser: the encoded prompt and negative prompt of one image.
 *
 * @param tensors by the generator's own names; none for one that encodes for itself
 */
public record Conditioning(Map<String, Tensor> tensors) {
    public static final Conditioning NONE = new Conditioning(Map.of());

    public Conditioning {
        tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    }

    public long bytes() {
        return tensors.values().stream().mapToLong(Tensor::bytes).sum();
    }
}
