package sluice.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * What becomes different in collections, in one go. What takes it back is the same read backwards, so that dates and kinds
 * of who was in a collection are not lost.
 *
 * @param forgets the definition that is no more, or null
 * @param defines the definition that is there now, or null
 * @param leave who is taken out
 * @param join who is put in, each with the date and kind it is to have
 */
public record CollectionChange(
        @Nullable Definition forgets, @Nullable Definition defines, List<Membership> leave, List<Membership> join) {
    public CollectionChange {
        leave = List.copyOf(leave);
        join = List.copyOf(join);
    }

    /** What takes it back. */
    public CollectionChange back() {
        return new CollectionChange(defines, forgets, join, leave);
    }

    public boolean isNothing() {
        return Objects.equals(forgets, defines) && leave.equals(join);
    }

    /** Who has to be taken out, each once for each collection, whichever ways it is in. */
    public List<Membership> leaving() {
        Map<String, Membership> once = new LinkedHashMap<>();
        leave.forEach(one -> once.putIfAbsent(one.asset().hex() + one.collection(), one));
        return List.copyOf(once.values());
    }

    /** All whose collections are others now. */
    public List<AssetId> assets() {
        return Stream.concat(leave.stream(), join.stream())
                .map(Membership::asset)
                .distinct()
                .toList();
    }
}
