package sluice.ingest;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.contracts.fixture.Picture;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;

/** A renderer that draws nothing, hides text if told so, and fails when told so. */
final class StagedRenderer implements ImageRenderer {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger rendered = new AtomicInteger();
    private final Map<Integer, Supplier<Throwable>> failures = new ConcurrentHashMap<>();
    private volatile @Nullable BufferedImage hiding;

    /** @param nth call, 1 being the first */
    void failOn(int nth, Supplier<Throwable> failure) {
        failures.put(nth, failure);
    }

    void hide(String text) {
        hiding = Picture.hiding("stealth_pnginfo", text, Picture.translucent(64, 64, 1));
    }

    int rendered() {
        return rendered.get();
    }

    @Override
    public Set<ImageFormat> formats() {
        return EnumSet.of(ImageFormat.PNG, ImageFormat.JPEG);
    }

    @Override
    public Rendered render(ByteBuffer file, ImageHeader header, RenditionSpec spec, PixelProbe probe) {
        Supplier<Throwable> failure = failures.get(calls.incrementAndGet());
        if (failure != null) {
            switch (failure.get()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
        BufferedImage hidden = hiding;
        if (hidden != null) {
            probe.look(Picture.pixels(hidden));
        }
        rendered.incrementAndGet();
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        return new Rendered(bytes, 8, 8, new float[Rendered.LUMA_EDGE * Rendered.LUMA_EDGE], null);
    }
}
