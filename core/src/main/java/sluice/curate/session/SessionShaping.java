package sluice.curate.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.Sessions;
import sluice.curate.grouping.Grouping;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Turns what a user wants of sessions into decisions, or says why it cannot be; see {@link Grouping#decide}. */
public final class SessionShaping {
    /** Sessions that are merged at a time. */
    public static final int MOST_SESSIONS = 100;

    /** Assets that are moved at a time. */
    public static final int MOST_ASSETS = 20_000;

    private static final int PAGE = 1_000;

    private final Sessions sessions;

    public SessionShaping(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param name empty takes the name away */
    public List<Decision> rename(long id, String name) {
        session(id);
        return List.of(new Decision.Named(id, SessionName.of(name)));
    }

    /**
     * Makes several one: the largest goes on, the older number of equals. It keeps its name; without one it takes the
     * name of the largest that has one.
     *
     * @param name or null to leave that as it is
     */
    public List<Decision> merge(List<Long> ids, @Nullable String name) {
        if (ids.size() < 2 || ids.size() > MOST_SESSIONS) {
            throw wrong("sessions", "a merge is of 2 to " + MOST_SESSIONS + " sessions");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw wrong("sessions", "a session is not merged with itself: every id once");
        }
        List<Session> bySize = ids.stream()
                .map(this::session)
                .sorted(Comparator.comparing(Session::assets).reversed().thenComparing(Session::id))
                .toList();
        Session stays = bySize.getFirst();
        List<AssetId> moved = new ArrayList<>();
        bySize.stream().skip(1).forEach(session -> members(session.id(), moved, member -> true));
        List<Decision> decisions = new ArrayList<>();
        decisions.add(new Decision.Moved(moved, stays.id()));
        String called = name == null ? firstName(bySize) : SessionName.of(name);
        if (!called.equals(stays.name())) {
            decisions.add(new Decision.Named(stays.id(), called));
        }
        return decisions;
    }

    private static String firstName(List<Session> bySize) {
        return bySize.stream()
                .map(Session::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Makes a new session of these assets; both stay as they are put. */
    public List<Decision> split(long id, List<AssetId> assets) {
        if (assets.isEmpty()) {
            throw wrong("assets", "a split takes one image at least");
        }
        session(id);
        Set<AssetId> wanted = new HashSet<>(assets);
        List<AssetId> chosen = new ArrayList<>();
        List<AssetId> rest = new ArrayList<>();
        parts(id, member -> wanted.contains(member.id()), chosen, rest);
        chosen.forEach(wanted::remove);
        Optional<AssetId> stranger = wanted.stream().min(Comparator.comparing(AssetId::hex));
        if (stranger.isPresent()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    "assets",
                    "the image " + stranger.get().hex() + " is not in session " + id);
        }
        return apart("assets", id, chosen, rest);
    }

    /** Makes a new session of what was made at this moment or later. */
    public List<Decision> splitAt(long id, Instant at) {
        session(id);
        List<AssetId> chosen = new ArrayList<>();
        List<AssetId> rest = new ArrayList<>();
        parts(id, member -> !member.created().isBefore(at), chosen, rest);
        return apart("at", id, chosen, rest);
    }

    private static List<Decision> apart(String field, long id, List<AssetId> chosen, List<AssetId> rest) {
        if (chosen.isEmpty() || rest.isEmpty()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    field,
                    "a split leaves images on both sides; this one would take "
                            + (chosen.isEmpty() ? "none" : "all")
                            + " of session "
                            + id);
        }
        return List.of(new Decision.Moved(chosen, 0), new Decision.Moved(rest, id));
    }

    /** @throws SluiceException with code NOT_FOUND */
    public Session session(long id) {
        Map<Long, Session> found = sessions.sessions(List.of(id));
        if (!found.containsKey(id)) {
            throw SessionDecisions.noSession(id);
        }
        return Objects.requireNonNull(found.get(id));
    }

    private void parts(long id, Predicate<SessionMember> chosen, List<AssetId> into, List<AssetId> rest) {
        List<AssetId> all = new ArrayList<>();
        members(id, all, member -> {
            (chosen.test(member) ? into : rest).add(member.id());
            return true;
        });
    }

    private void members(long id, List<AssetId> into, Predicate<SessionMember> wanted) {
        List<SessionMember> page = sessions.sessionMembers(id, null, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(wanted).map(SessionMember::id).forEach(into::add);
            if (into.size() > MOST_ASSETS) {
                throw SluiceException.of(
                        FailureCode.TOO_LARGE,
                        "at most %,d images are moved from session to session at a time".formatted(MOST_ASSETS));
            }
            page = sessions.sessionMembers(id, page.getLast().id(), PAGE);
        }
    }

    private static SluiceException wrong(String field, String message) {
        return SluiceException.about(FailureCode.INVALID, field, message);
    }
}
