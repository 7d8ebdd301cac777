package sluice.contracts.render;

import sluice.job.RetryRule;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderBook;

/** The book and those who pay, on one storage. */
public record RenderPorts(RenderBook book, Campaigns campaigns) {
    public static RenderPorts inMemory(RetryRule rule) {
        InMemoryCampaigns campaigns = new InMemoryCampaigns();
        return new RenderPorts(new InMemoryRenderBook(campaigns, rule), campaigns);
    }

    /** Another book in place of this one, such as one that fails at times. */
    public RenderPorts with(RenderBook other) {
        return new RenderPorts(other, campaigns);
    }
}
