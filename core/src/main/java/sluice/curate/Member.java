package sluice.curate;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.asset.Tier;
import sluice.image.PerceptualHash;
import sluice.metadata.Parameter;

/** What grouping remembers of one asset: some 150 bytes, since a library may have a million. */
final class Member {
    /** By creation; unlike the order of rows it is the same after a restart. */
    static final Comparator<Member> EARLIER =
            Comparator.<Member>comparingLong(member -> member.created).thenComparingLong(member -> member.head);

    private static final HexFormat HEX = HexFormat.of();

    /** In the order in which grouping came to know them. */
    final int row;

    final long head;
    final long tail;

    /** Bits of {@link VariationKey}; 0 for none. */
    long variation;

    /** Bits of {@link DrawingKey}; 0 for none. */
    long drawing;

    /** The keys that {@link Roster} finds it by; they may be former ones until it is indexed again. */
    long indexedVariation;

    long indexedDrawing;

    /** The perceptual hash, if {@link #hashed}. */
    long hash;

    /** Whether there is a hash that says enough to compare. */
    boolean hashed;

    /** Whether it has been analysed, so that it has an embedding of its own. */
    boolean embedded;

    /** Whether an image-to-image pass made it. */
    boolean varied;

    long created;
    int width;
    int height;
    /** Bits of the model's name; 0 when it is unknown. */
    int model;

    WordSet words = WordSet.NONE;
    float value;
    byte rating;
    boolean starred;
    boolean trashed;

    /** When the user chose it as cover, counted upwards; 0 when he did not. */
    long chosen;

    /** The stack it is in, negative while it has no number yet, or 0. */
    long stack;

    /** The session it is in, negative while it has no number yet, or 0. */
    long session;

    /** Whether the user put it into its session, so that no rule takes it out. */
    boolean pinned;

    /** Whether its asset has been read; until then nothing but its id is known, from the stack it stands for. */
    boolean known;

    /** Whether its groups have been looked for since grouping began. */
    boolean placed;

    Member(int row, AssetId id) {
        this.row = row;
        this.head = head(id);
        this.tail = HexFormat.fromHexDigitsToLong(id.hex(), 16, 32);
    }

    /** The first 64 bits of an id. */
    static long head(AssetId id) {
        return HexFormat.fromHexDigitsToLong(id.hex(), 0, 16);
    }

    AssetId id() {
        return new AssetId(HEX.toHexDigits(head) + HEX.toHexDigits(tail));
    }

    boolean is(AssetId id) {
        return head == head(id) && tail == HexFormat.fromHexDigitsToLong(id.hex(), 16, 32);
    }

    long pixels() {
        return (long) width * height;
    }

    /** Takes over what a session goes by; true when it changed. */
    boolean takeTime(Asset asset) {
        long now = asset.createdAt().toEpochMilli();
        boolean changed = now != created;
        created = now;
        return changed;
    }

    /** Takes over what a stack goes by; true when it changed. */
    boolean takeLook(Asset asset) {
        long newVariation = VariationKey.of(asset).map(VariationKey::bits).orElse(0L);
        long newDrawing = DrawingKey.of(asset).map(DrawingKey::bits).orElse(0L);
        Optional<Long> newHash =
                asset.picture() instanceof Picture.Ready ready && PerceptualHash.tellsApart(ready.perceptualHash())
                        ? Optional.of(ready.perceptualHash())
                        : Optional.empty();
        boolean newlyEmbedded = asset.standing().tier() != Tier.IMMEDIATE;
        boolean changed = newVariation != variation
                || newDrawing != drawing
                || newHash.isPresent() != hashed
                || hashed && newHash.orElse(0L) != hash
                || newlyEmbedded != embedded;
        variation = newVariation;
        drawing = newDrawing;
        hashed = newHash.isPresent();
        hash = newHash.orElse(0L);
        embedded = newlyEmbedded;
        width = asset.header().width();
        height = asset.header().height();
        varied = VariationKey.fromPicture(asset.generation());
        model = asset.generation().get(Parameter.MODEL).map(Member::modelBits).orElse(0);
        return changed;
    }

    private static int modelBits(String name) {
        int bits = name.hashCode();
        return bits == 0 ? 1 : bits;
    }

    /** Takes over what a cover goes by; true when it changed. */
    boolean takeWorth(Standing standing) {
        @Nullable Double estimated = standing.value();
        float newValue = estimated == null ? 0 : estimated.floatValue();
        byte newRating = (byte) standing.rating();
        boolean changed = newValue != value
                || newRating != rating
                || standing.starred() != starred
                || standing.trashed() != trashed;
        value = newValue;
        rating = newRating;
        starred = standing.starred();
        trashed = standing.trashed();
        return changed;
    }
}
