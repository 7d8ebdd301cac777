package sluice.curate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Port: sessions, as {@link Groups#assign} has written them.
 *
 * <p>The contract, which {@code SessionsContract} tests line by line:
 *
 * <ul>
 *   <li>A session keeps its name until the user changes it or the session is left with none. {@link Assignment.Called}
 *       of an unknown session is passed over.
 *   <li>An asset is pinned or not by the last {@link Assignment.Put} about it; {@link Assignment.InSession} leaves that
 *       as it is.
 *   <li>{@link Assignment.Put} brings a session that is gone back under its number, without its name; for a number that
 *       was never given out it begins a new one.
 *   <li>Unknown sessions and assets are left out of answers. A limit of 0 answers nothing, a negative one is an {@code
 *       IllegalArgumentException}.
 * </ul>
 */
public interface Sessions {
    /** Sessions with these ids. */
    Map<Long, Session> sessions(Collection<Long> ids);

    /**
     * Sessions that began before this one, or the latest when it is null; the last to begin first, of equals that with
     * the higher id.
     */
    List<Session> sessionsBefore(@Nullable Long id, int limit);

    /**
     * The members of a session in the order of their creation, of equals that of their import.
     *
     * @param after only those behind this asset, also when it is no member any more; null for the first page
     */
    List<SessionMember> sessionMembers(long id, @Nullable AssetId after, int limit);

    /** Names of sessions that have one and a higher id than this, by id. */
    Map<Long, String> namesAfter(long id, int limit);

    /**
     * Pinned assets in the order of import.
     *
     * @param after only those imported later, or null for the first page
     */
    List<AssetId> pinnedAfter(@Nullable AssetId after, int limit);
}
