package sluice.contracts.render;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import sluice.render.run.Receipt;
import sluice.render.run.ReceiptCodec;
import sluice.render.run.Receipts;

/** The contract of receipts said again in a map; kept as bytes, so that what is found is never what was put. */
public final class InMemoryReceipts implements Receipts {
    private final ConcurrentSkipListMap<Long, byte[]> kept = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Receipt> find(long job) {
        return Optional.ofNullable(kept.get(job)).flatMap(ReceiptCodec::receipt);
    }

    @Override
    public Receipt keep(Receipt receipt) {
        byte[] first = kept.putIfAbsent(receipt.job(), ReceiptCodec.bytes(receipt));
        return first == null ? receipt : ReceiptCodec.receipt(first).orElseThrow();
    }

    @Override
    public void remove(long job) {
        kept.remove(job);
    }

    @Override
    public List<Long> jobs(int limit) {
        return kept.keySet().stream().limit(limit).toList();
    }
}
