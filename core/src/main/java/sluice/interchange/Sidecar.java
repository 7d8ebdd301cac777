package sluice.interchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Standing;
import sluice.interchange.Packet.Holder;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.dialect.A1111Text;

/** The text of one sidecar. */
final class Sidecar {
    /** IPTC NewsCodes, digital source type. */
    private static final String SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private static final String GENERATED = "trainedAlgorithmicMedia";

    private final Packet packet;

    private Sidecar(Packet packet) {
        this.packet = packet;
    }

    static Sidecar empty() {
        return new Sidecar(Packet.empty());
    }

    static Sidecar parse(byte[] text) throws NotXmpException {
        return new Sidecar(Packet.parse(text));
    }

    /** Of an asset, over what is there already. */
    static byte[] of(Asset asset, byte @Nullable [] before) throws NotXmpException {
        Sidecar sidecar = before == null ? empty() : parse(before);
        sidecar.mark(asset.standing());
        sidecar.describe(asset.generation());
        return sidecar.packet.bytes();
    }

    Said said() {
        return Said.in(packet);
    }

    byte[] bytes() {
        return packet.bytes();
    }

    /** Makes it say how an asset stands. */
    void mark(Standing standing) {
        Said now = said();
        Said wanted = Marking.of(now, standing);
        for (Property property : Property.MARKS) {
            List<String> values = wanted.items(property);
            if (!now.differs(wanted, property)) {
                continue;
            }
            switch (property) {
                case SUBJECT, HIERARCHY -> packet.setItems(property, values, Holder.BAG);
                case TAGS_LIST -> packet.setItems(property, values, Holder.SEQ);
                default -> {
                    if (values.isEmpty()) {
                        packet.remove(property);
                    } else {
                        packet.setText(property, values.getFirst());
                    }
                }
            }
        }
    }

    /** Makes it tell how the image was made, where it tells nothing yet. */
    void describe(GenerationParameters made) {
        Optional<String> prompt = made.get(Parameter.PROMPT);
        if (prompt.isPresent() && !packet.has(Property.DESCRIPTION)) {
            packet.setAlternative(Property.DESCRIPTION, prompt.get());
        }
        String text = A1111Text.write(made);
        if (!text.isEmpty() && !packet.has(Property.USER_COMMENT)) {
            packet.setAlternative(Property.USER_COMMENT, text);
        }
        Optional<String> type = sourceType(made);
        if (type.isPresent() && !packet.has(Property.SOURCE_TYPE)) {
            packet.setText(Property.SOURCE_TYPE, SOURCE_TYPES + type.get());
        }
    }

    /** What its file declares; else generated, if it has what only a generator knows. */
    private static Optional<String> sourceType(GenerationParameters made) {
        boolean generated = made.get(Parameter.SEED).isPresent()
                || made.get(Parameter.MODEL).isPresent()
                || (made.get(Parameter.TOOL).isPresent()
                        && made.get(Parameter.PROMPT).isPresent());
        return made.get(Parameter.DECLARED_ORIGIN)
                .filter(type -> type.matches("[A-Za-z]+"))
                .or(() -> generated ? Optional.of(GENERATED) : Optional.empty());
    }

    /** Whether there is anything to tell of an asset. */
    static boolean isWorthwhile(Asset asset) {
        return !Marking.of(Said.NOTHING, asset.standing()).equals(Said.NOTHING)
                || !asset.generation().isEmpty();
    }
}
