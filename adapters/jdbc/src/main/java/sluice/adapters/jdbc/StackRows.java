package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.curate.Stack;

/** Reads stacks: table {@code stack}, and who is in them from table {@code standing}. */
record StackRows(SqliteSession session) {
    static final String FIND = "SELECT covers.content_hash, anchors.content_hash, reason FROM stack"
            + " JOIN asset covers ON covers.key = stack.cover"
            + " JOIN asset anchors ON anchors.key = stack.anchor WHERE stack.id = ?";
    static final String MEMBERS =
            "SELECT content_hash FROM standing INDEXED BY standing_in_stack JOIN asset ON asset.key = standing.asset"
                    + " WHERE standing.stack = ? ORDER BY standing.asset";
    static final String SIZE = "SELECT count(*) FROM standing WHERE stack = ?";

    private record Head(AssetId cover, AssetId anchor, String reason) {}

    Optional<Stack> find(long id) throws SQLException {
        Optional<Head> head =
                session.first(FIND, row -> new Head(AssetKeys.id(row, 1), AssetKeys.id(row, 2), row.getString(3)), id);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        AssetId cover = head.get().cover();
        List<AssetId> members = session.list(MEMBERS, row -> AssetKeys.id(row, 1), id);
        List<AssetId> coverFirst = Stream.concat(
                        Stream.of(cover), members.stream().filter(member -> !member.equals(cover)))
                .toList();
        return Optional.of(new Stack(id, cover, head.get().anchor(), head.get().reason(), coverFirst));
    }

    int size(long id) throws SQLException {
        return session.only(SIZE, row -> row.getInt(1), id);
    }
}
