package sluice.contracts.render;

import sluice.render.run.Receipts;

class InMemoryReceiptsTest extends ReceiptsContract {
    @Override
    protected Receipts receipts() {
        return new InMemoryReceipts();
    }

    @Override
    protected Receipts again(Receipts before) {
        return before;
    }
}
