package sluice.server.api.group;

import java.util.List;
import java.util.function.Supplier;
import sluice.curate.Decided;
import sluice.curate.Decision;
import sluice.curate.grouping.Grouping;
import sluice.journal.Acts;
import sluice.journal.Change;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;

/** Takes decisions of users over and keeps what takes them back. */
public final class GroupActs {
    private final Grouping grouping;
    private final Acts acts;
    private final Runnable changed;

    /** @param changed called when the catalog has something new */
    public GroupActs(Grouping grouping, Acts acts, Runnable changed) {
        this.grouping = grouping;
        this.acts = acts;
        this.changed = changed;
    }

    /**
     * Decides as one act.
     *
     * @param request says where it comes from
     * @param words for the user: "Merged 3 sessions"
     * @param plan asked while nobody else changes groups
     */
    Decided decide(Body request, String words, Supplier<List<Decision>> plan) {
        String origin = Origins.of(request.text("origin", Origins.API));
        Decided decided = acts.alone(() -> {
            Decided made = grouping.decide(plan);
            acts.did(origin, words, changes(made.done()), changes(made.back()));
            return made;
        });
        changed.run();
        return decided;
    }

    private static List<Change> changes(List<Decision> decisions) {
        return decisions.stream().<Change>map(Change.Decided::new).toList();
    }
}
