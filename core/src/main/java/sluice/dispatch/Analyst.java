package sluice.dispatch;

import sluice.analysis.Analysis;
import sluice.asset.Asset;
import sluice.job.Job;

/** Does the work of one job. */
public interface Analyst {
    /**
     * Analyses an asset as the job says.
     *
     * @throws NotWorthwhileException when it cannot be done and trying again will not help (a picture that cannot be
     *     decoded, a file that is gone)
     * @throws Exception any other failure, which is tried again
     */
    Analysis analyse(Job job, Asset asset, Meter meter) throws Exception;
}
