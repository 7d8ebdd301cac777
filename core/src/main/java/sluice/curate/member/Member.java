package sluice.curate.member;

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
public final class Member {
    /** By creation; unlike the order of rows it is the same after a restart. */
    public static final Comparator<Member> EARLIER =
            Comparator.<Member>comparingLong(member -> member.created).thenComparingLong(member -> member.head);

    private static final HexFormat HEX = HexFormat.of();

    final int row;
    final long head;
    private final long tail;

    long variation;
    long drawing;

    /** The keys that {@link Roster} finds it by; they may be former ones until it is indexed again. */
    long indexedVariation;

    long indexedDrawing;

    long hash;
    boolean hashed;
    private boolean embedded;
    private boolean varied;

    long created;
    private int width;
    private int height;
    private int model;
    private WordSet words = WordSet.NONE;

    private float value;
    private byte rating;
    private boolean starred;
    private boolean trashed;

    private long chosen;
    private long stack;
    private long session;
    private boolean pinned;
    private boolean known;
    private boolean placed;

    /** @param row in the order in which grouping came to know it, from 0 */
    public Member(int row, AssetId id) {
        this.row = row;
        this.head = head(id);
        this.tail = HexFormat.fromHexDigitsToLong(id.hex(), 16, 32);
    }

    /** The first 64 bits of an id. */
    static long head(AssetId id) {
        return HexFormat.fromHexDigitsToLong(id.hex(), 0, 16);
    }

    public AssetId id() {
        return new AssetId(HEX.toHexDigits(head) + HEX.toHexDigits(tail));
    }

    boolean is(AssetId id) {
        return head == head(id) && tail == HexFormat.fromHexDigitsToLong(id.hex(), 16, 32);
    }

    public long pixels() {
        return (long) width * height;
    }

    /** Takes over what a session goes by; true when it changed. */
    public boolean takeTime(Asset asset) {
        long now = asset.createdAt().toEpochMilli();
        boolean changed = now != created;
        created = now;
        return changed;
    }

    /** Takes over what a stack goes by; true when it changed. */
    public boolean takeLook(Asset asset) {
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
    public boolean takeWorth(Standing standing) {
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

    /** Takes over what its prompt says. */
    public void takeWords(Asset asset) {
        words = asset.generation().get(Parameter.PROMPT).map(WordSet::of).orElse(WordSet.NONE);
    }

    /** @param id of the stack, negative while it has no number yet, or 0 for none */
    public void putInStack(long id) {
        stack = id;
    }

    /** @param id of the session, negative while it has no number yet, or 0 for none */
    public void putInSession(long id) {
        session = id;
    }

    /** Says whether the user put it into its session. */
    public void pin(boolean byUser) {
        pinned = byUser;
    }

    /** @param when the user chose it as cover, counted upwards; 0 when he takes that back */
    public void choose(long when) {
        chosen = when;
    }

    /** Its asset has been read. */
    public void markKnown() {
        known = true;
    }

    /** Its groups have been looked for. */
    public void markPlaced() {
        placed = true;
    }

    /** The order in which grouping came to know it, from 0. */
    public int row() {
        return row;
    }

    /** Bits of its {@link VariationKey}; 0 for none. */
    public long variation() {
        return variation;
    }

    /** Bits of its {@link DrawingKey}; 0 for none. */
    public long drawing() {
        return drawing;
    }

    /** The perceptual hash, if it is {@link #hashed}. */
    public long hash() {
        return hash;
    }

    /** Whether there is a hash that says enough to compare. */
    public boolean hashed() {
        return hashed;
    }

    /** Whether it has been analysed, so that it has an embedding of its own. */
    public boolean embedded() {
        return embedded;
    }

    /** Whether an image-to-image pass made it. */
    public boolean varied() {
        return varied;
    }

    /** In milliseconds since 1970. */
    public long created() {
        return created;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** Bits of the model's name; 0 when it is unknown. */
    public int model() {
        return model;
    }

    /** The words of its prompt. */
    public WordSet words() {
        return words;
    }

    /** What it is worth, 0 to 1; 0 before the first valuation. */
    public float value() {
        return value;
    }

    /** 1 to 5; 0 when it has none. */
    public int rating() {
        return rating;
    }

    public boolean starred() {
        return starred;
    }

    /** Whether it waits in the trash. */
    public boolean trashed() {
        return trashed;
    }

    /** When the user chose it as cover, counted upwards; 0 when he did not. */
    public long chosen() {
        return chosen;
    }

    /** The stack it is in, negative while it has no number yet, or 0. */
    public long stack() {
        return stack;
    }

    /** The session it is in, negative while it has no number yet, or 0. */
    public long session() {
        return session;
    }

    /** Whether the user put it into its session, so that no rule takes it out. */
    public boolean pinned() {
        return pinned;
    }

    /** Whether its asset has been read; until then nothing but its id is known, from the stack it stands for. */
    public boolean known() {
        return known;
    }

    /** Whether its groups have been looked for since grouping began. */
    public boolean placed() {
        return placed;
    }
}
