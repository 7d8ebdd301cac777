package sluice.metadata.container;

import java.io.IOException;
import java.time.ZoneId;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;

/**
 * Reads the header and all metadata of an image file without decoding a pixel. The first bytes decide the format, never
 * a name. Immutable; safe for any number of threads.
 *
 * @param zone in which times without a zone of their own are read
 */
public record Containers(MetadataLimits limits, ZoneId zone) {

    /**
     * What the file holds. Whatever is broken or too large behind a readable header is a warning.
     *
     * @throws NotAnImageException when the bytes are no known image, its header cannot be read or it has too many
     *     pixels; the message says which
     * @throws IOException when the source cannot be read
     */
    public ContainerContent read(ByteSource source) throws NotAnImageException, IOException {
        Region file = Region.of(source);
        Container container = Signature.of(file);
        Findings findings = new Findings(container.format(), limits, zone);
        try {
            container.read(file, findings);
        } catch (EndsEarlyException _) {
            findings.endsEarly();
        } catch (DamagedException damage) {
            if (!findings.isSized()) {
                throw new NotAnImageException(Signature.named(container.format()) + " that " + damage.getMessage());
            }
            findings.warn(container.format().label(), String.valueOf(damage.getMessage()));
        }
        if (!findings.isSized()) {
            throw new NotAnImageException(Signature.named(container.format())
                    + (findings.endedEarly() ? " that ends inside its header" : " that does not say its size"));
        }
        return findings.content();
    }
}
