package sluice.contracts.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionEntry;
import sluice.collection.CollectionKind;
import sluice.collection.Collections;
import sluice.collection.Definition;
import sluice.collection.Membership;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** The contract of the collections said again in plain collections, for tests. */
public final class InMemoryCollections implements Collections {
    private final InMemoryCatalog catalog;
    private final Signals signals;
    private final TreeMap<String, Definition> definitions = new TreeMap<>();

    public InMemoryCollections(InMemoryCatalog catalog, Signals signals) {
        this.catalog = catalog;
        this.signals = signals;
    }

    @Override
    public List<CollectionEntry> all() {
        synchronized (catalog) {
            Set<String> names = new TreeSet<>(definitions.keySet());
            names.addAll(signals.collections().keySet());
            return names.stream().flatMap(name -> find(name).stream()).toList();
        }
    }

    @Override
    public Optional<CollectionEntry> find(String name) {
        synchronized (catalog) {
            Definition written = definitions.get(name);
            long assets = signals.collections().getOrDefault(name, 0L);
            if (written != null) {
                return Optional.of(new CollectionEntry(written, true, assets));
            }
            List<Signal> adding = signals.since(0, Integer.MAX_VALUE).stream()
                    .filter(signal -> signal.detail().equals(name))
                    .filter(signal -> CollectionKind.of(signal.kind()).isPresent())
                    .toList();
            return assets == 0
                    ? Optional.empty()
                    : Optional.of(new CollectionEntry(
                            new Definition(
                                    name,
                                    CollectionKind.of(adding.getLast().kind()).orElseThrow(),
                                    "",
                                    "",
                                    adding.getFirst().at()),
                            false,
                            assets));
        }
    }

    @Override
    public List<Membership> members(String name, int limit) {
        synchronized (catalog) {
            return Membership.replay(name, signals.since(0, Integer.MAX_VALUE)).stream()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Map<String, String> queries() {
        synchronized (catalog) {
            Map<String, String> queries = new TreeMap<>();
            definitions.values().stream()
                    .filter(one -> one.kind() == CollectionKind.QUERY)
                    .forEach(one -> queries.put(one.name(), one.query()));
            return queries;
        }
    }

    @Override
    public void make(CollectionChange change, Instant at, String origin) {
        synchronized (catalog) {
            List<NewSignal> all = new ArrayList<>();
            Stream<Membership> leave = change.leaving().stream();
            leave.forEach(one -> all.add(signal(one.asset(), SignalKind.UNCOLLECTED, one.collection(), at, origin)));
            change.join().forEach(one -> all.add(signal(one.asset(), one.kind(), one.collection(), one.at(), origin)));
            signals.append(all);
            Definition forgets = change.forgets();
            if (forgets != null) {
                definitions.remove(forgets.name());
            }
            Definition defines = change.defines();
            if (defines != null) {
                definitions.put(defines.name(), defines);
            }
        }
    }

    private static NewSignal signal(AssetId asset, SignalKind kind, String name, Instant at, String origin) {
        return new NewSignal(asset, kind, name, 0, at, origin, null);
    }
}
