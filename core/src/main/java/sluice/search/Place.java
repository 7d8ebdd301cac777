package sluice.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Where an asset stands in an order. It stays where it is when other assets come and go. */
public record Place(SortValue value, AssetId id) {
    private static final String PARTS = "\n";

    public static Place of(Asset asset, Sort sort) {
        return new Place(SortValue.of(asset, sort), asset.id());
    }

    /** The order that a sort means. */
    public static Comparator<Place> order(Sort sort) {
        boolean descending = sort instanceof Sort.By(Field field, boolean down) && down;
        return (a, b) -> {
            int byValue = compare(a.value, b.value, descending);
            return byValue != 0 ? byValue : a.id.compareTo(b.id);
        };
    }

    private static int compare(SortValue a, SortValue b, boolean descending) {
        if (a instanceof SortValue.Missing || b instanceof SortValue.Missing) {
            return Boolean.compare(a instanceof SortValue.Missing, b instanceof SortValue.Missing);
        }
        int ascending;
        if (a instanceof SortValue.Number(long one) && b instanceof SortValue.Number(long other)) {
            ascending = Long.compare(one, other);
        } else if (a instanceof SortValue.Text(String one) && b instanceof SortValue.Text(String other)) {
            ascending = NaturalOrder.compare(one, other);
        } else {
            throw new IllegalArgumentException("a number and a text have no order");
        }
        return descending ? -ascending : ascending;
    }

    /** The cursor of the page that begins after this place. */
    public Cursor cursor(Sort sort) {
        String written = switch (value) {
            case SortValue.Number(long key) -> "n" + key;
            case SortValue.Text(String key) -> "t" + key;
            case SortValue.Missing missing -> "m";
        };
        byte[] bytes = String.join(PARTS, sort.toString(), id.hex(), written).getBytes(StandardCharsets.UTF_8);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The place that a cursor names.
     *
     * @throws SluiceException with code {@code INVALID} when it is no cursor of this sort
     */
    public static Place of(Cursor cursor, Sort sort) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor.text()), StandardCharsets.UTF_8);
            String[] parts = text.split(PARTS, 3);
            if (parts.length == 3 && parts[0].equals(sort.toString()) && !parts[2].isEmpty()) {
                return new Place(value(parts[2], sort), new AssetId(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, "cursor", "This cursor is damaged.", e);
        }
        throw SluiceException.about(
                FailureCode.INVALID, "cursor", "This cursor belongs to another order: begin again.");
    }

    private static SortValue value(String written, Sort sort) {
        String key = written.substring(1);
        char kind = written.charAt(0);
        if (kind == 'm') {
            return SortValue.MISSING;
        }
        if (kind != (sortsByText(sort) ? 't' : 'n')) {
            throw new IllegalArgumentException("a sort value of the wrong kind");
        }
        return kind == 't' ? new SortValue.Text(key) : new SortValue.Number(Long.parseLong(key));
    }

    private static boolean sortsByText(Sort sort) {
        return sort instanceof Sort.By(Field field, boolean descending)
                && field.form().isEmpty();
    }
}
