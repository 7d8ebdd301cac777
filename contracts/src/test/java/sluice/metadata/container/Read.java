package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;
import sluice.metadata.Warning;

/** Reads files in tests: times without a zone are Berlin's. */
final class Read {
    static final Containers CONTAINERS = new Containers(MetadataLimits.DEFAULT, ZoneId.of("Europe/Berlin"));

    private Read() {}

    static ContainerContent of(byte[] file) {
        return of(file, MetadataLimits.DEFAULT);
    }

    static ContainerContent of(byte[] file, MetadataLimits limits) {
        try {
            return new Containers(limits, CONTAINERS.zone()).read(ByteSource.of(file));
        } catch (NotAnImageException refused) {
            throw new AssertionError(refused.getMessage(), refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the first entry with this source, or what there is instead. */
    static String text(byte[] file, String source) {
        ContainerContent content = of(file);
        return content.raw()
                .text(source)
                .orElseGet(() ->
                        "nothing under " + source + " but " + content.raw().entries() + content.warnings());
    }

    static String refusal(byte[] file) {
        return String.valueOf(assertThrows(NotAnImageException.class, () -> CONTAINERS.read(ByteSource.of(file)))
                .getMessage());
    }

    static String size(byte[] file) {
        var header = of(file).header();
        return header.format().label() + " " + header.width() + "x" + header.height();
    }

    static List<String> sources(ContainerContent content) {
        return content.raw().entries().stream().map(RawEntry::source).toList();
    }

    static List<String> warned(ContainerContent content) {
        return content.warnings().stream().map(Warning::source).toList();
    }
}
