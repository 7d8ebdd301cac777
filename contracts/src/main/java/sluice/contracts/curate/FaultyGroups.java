package sluice.contracts.curate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.contracts.catalog.Faults;
import sluice.curate.Assignment;
import sluice.curate.Groups;
import sluice.curate.KeptDecision;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.Stack;

/** Groups some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultyGroups(Groups sound, Faults faults) implements Groups {
    @Override
    public List<Long> assign(List<Assignment> assignments) {
        return faults.through("assign", () -> sound.assign(assignments));
    }

    @Override
    public void link(List<Lineage> links) {
        faults.through("link", () -> {
            sound.link(links);
            return links.size();
        });
    }

    @Override
    public Map<Long, Stack> stacks(Collection<Long> ids) {
        return faults.through("stacks", () -> sound.stacks(ids));
    }

    @Override
    public List<KeptDecision> decisionsAfter(long id, int limit) {
        return faults.through("decisionsAfter", () -> sound.decisionsAfter(id, limit));
    }

    @Override
    public Map<Long, Integer> stackSizes(Collection<Long> ids) {
        return faults.through("stackSizes", () -> sound.stackSizes(ids));
    }

    @Override
    public List<Stack> stacksAfter(long id, int limit) {
        return faults.through("stacksAfter", () -> sound.stacksAfter(id, limit));
    }

    @Override
    public Map<Long, Session> sessions(Collection<Long> ids) {
        return faults.through("sessions", () -> sound.sessions(ids));
    }

    @Override
    public List<Session> sessionsBefore(@Nullable Long id, int limit) {
        return faults.through("sessionsBefore", () -> sound.sessionsBefore(id, limit));
    }

    @Override
    public Map<AssetId, List<Lineage>> children(Collection<AssetId> parents) {
        return faults.through("children", () -> sound.children(parents));
    }

    @Override
    public void deduce(List<Lineage> links) {
        faults.through("deduce", () -> {
            sound.deduce(links);
            return links.size();
        });
    }

    @Override
    public void declare(List<Lineage> links) {
        faults.through("declare", () -> {
            sound.declare(links);
            return links.size();
        });
    }

    @Override
    public void unlink(List<Lineage> links) {
        faults.through("unlink", () -> {
            sound.unlink(links);
            return links.size();
        });
    }

    @Override
    public Map<AssetId, List<Lineage>> parents(Collection<AssetId> children) {
        return faults.through("parents", () -> sound.parents(children));
    }

    @Override
    public List<SessionMember> sessionMembers(long id, @Nullable AssetId after, int limit) {
        return faults.through("sessionMembers", () -> sound.sessionMembers(id, after, limit));
    }

    @Override
    public Map<Long, String> namesAfter(long id, int limit) {
        return faults.through("namesAfter", () -> sound.namesAfter(id, limit));
    }

    @Override
    public List<AssetId> pinnedAfter(@Nullable AssetId after, int limit) {
        return faults.through("pinnedAfter", () -> sound.pinnedAfter(after, limit));
    }
}
