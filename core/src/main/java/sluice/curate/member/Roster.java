package sluice.curate.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.image.PerceptualHash;

/** Every asset that grouping knows, and the ways to find those that may belong together. */
public final class Roster {
    /** The most that are looked at for one asset, of those under one key: the last to come. */
    private static final int MOST_ALIKE = 200;

    private final List<Member> members = new ArrayList<>();
    private final RowChains ids = new RowChains();
    private final RowChains variations = new RowChains();
    private final RowChains drawings = new RowChains();
    private final HammingIndex hashes = new HammingIndex();

    int size() {
        return members.size();
    }

    /** @param row of a member that was added */
    public Member at(int row) {
        return members.get(row);
    }

    /** Empty for an asset not known yet. */
    public Optional<Member> find(AssetId id) {
        return chained(ids, Member.head(id)).filter(member -> member.is(id)).findFirst();
    }

    /** The member for an asset not known yet. */
    public Member add(AssetId id) {
        Member member = new Member(members.size(), id);
        members.add(member);
        ids.add(member.head, member.row);
        return member;
    }

    /** Says that a member can be found by what it looks like; called again after {@link #forgetLook}. */
    public void index(Member member) {
        if (member.hashed) {
            hashes.add(member.hash, member.row);
        }
        member.indexedVariation = change(variations, member, member.indexedVariation, member.variation);
        member.indexedDrawing = change(drawings, member, member.indexedDrawing, member.drawing);
    }

    private static long change(RowChains chains, Member member, long former, long key) {
        if (former != key) {
            if (former != 0) {
                chains.remove(former, member.row);
            }
            if (key != 0) {
                chains.add(key, member.row);
            }
        }
        return key;
    }

    /** Says that a member is about to look otherwise; {@link #index} has to follow. */
    public void forgetLook(Member member) {
        if (member.hashed) {
            hashes.remove(member.hash, member.row);
        }
    }

    /** The others with its variation key, the last to come first. */
    public Stream<Member> variations(Member member) {
        return member.variation == 0
                ? Stream.empty()
                : chained(variations, member.variation)
                        .filter(other -> other != member && other.variation == member.variation)
                        .limit(MOST_ALIKE);
    }

    /** The others with its prompt, seed and model, the last to come first. */
    public Stream<Member> drawings(Member member) {
        return member.drawing == 0
                ? Stream.empty()
                : chained(drawings, member.drawing)
                        .filter(other -> other != member && other.drawing == member.drawing)
                        .limit(MOST_ALIKE);
    }

    /** The others whose hashes are near when it is turned or mirrored, in the order of their rows. */
    public List<Member> alikeTurned(Member member, int distance, Predicate<Member> wanted) {
        if (!member.hashed) {
            return List.of();
        }
        IntStream.Builder rows = IntStream.builder();
        for (int way = 1; way < PerceptualHash.WAYS; way++) {
            hashes.within(PerceptualHash.turned(member.hash, way), distance, rows);
        }
        return found(rows, member, wanted);
    }

    /** The others whose hashes are near, in the order of their rows. */
    public List<Member> alike(Member member, int distance, Predicate<Member> wanted) {
        if (!member.hashed) {
            return List.of();
        }
        IntStream.Builder rows = IntStream.builder();
        hashes.within(member.hash, distance, rows);
        return found(rows, member, wanted);
    }

    private List<Member> found(IntStream.Builder rows, Member member, Predicate<Member> wanted) {
        return rows.build()
                .filter(row -> row != member.row)
                .sorted()
                .distinct()
                .mapToObj(members::get)
                .filter(wanted)
                .limit(MOST_ALIKE)
                .toList();
    }

    private Stream<Member> chained(RowChains chains, long key) {
        return IntStream.iterate(chains.first(key), row -> row != RowChains.NONE, chains::after)
                .mapToObj(members::get);
    }
}
