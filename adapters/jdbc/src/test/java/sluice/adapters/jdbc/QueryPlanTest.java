package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** At a million assets a scan or a sort is a second; an index is a millisecond. */
class QueryPlanTest {
    static final List<String> QUERIES = List.of(
            FileRows.PRESENT,
            FileRows.FORMER,
            FileRows.AT,
            FileRows.BELOW,
            AssetRows.BY_ID,
            AssetRows.AWAITING_PICTURE,
            AssetRows.CHANGED_SINCE,
            AssetRows.FILES,
            AssetRows.FORMER_FILES,
            ReferenceRows.BY_PREFIX,
            ReferenceRows.BY_FILE,
            ReferenceRows.BY_FORMER_FILE,
            TextRows.RAW,
            TextRows.READINGS,
            TextRows.WARNINGS,
            LineageRows.PARENTS,
            LineageRows.CHILDREN,
            SightingWrite.AT,
            SightingWrite.KNOWN,
            SightingWrite.DELETE_FORMER,
            SqliteImportLog.PROBLEMS,
            StandingRows.OF,
            StandingRows.UNANALYSED,
            AssetKeys.OF,
            SqliteSignals.BY_KEY,
            SqliteSignals.LATEST_OF,
            SqliteSignals.ALL_OF,
            SqliteSignals.SINCE,
            SqliteSignals.LAST,
            SqliteKnownSidecars.AT,
            SqliteValuations.OF,
            SqliteValuations.STALE,
            ChargeRows.OF,
            ChargeRows.LAST,
            SqliteLedger.SPENT,
            SqliteLedger.MEANS,
            SqliteLedger.AUTOMATIC_LINES,
            SqliteLedger.AUTOMATIC_SPANS,
            FindingRows.STANDARD,
            FindingRows.DEEP,
            FindingRows.VECTOR,
            FindingRows.DELETE_VECTOR,
            SqliteFindings.WRITTEN,
            JobRows.BY_ID,
            JobRows.BY_WORK,
            JobRows.IN_STATE,
            JobRows.NEXT,
            JobRows.NEXT_EXPLICIT,
            JobRows.EXPIRED,
            JobRows.CAME_DUE,
            JobRows.LAST,
            JobRows.RERANK,
            StackRows.FIND,
            StackRows.MEMBERS,
            StackRows.SIZE,
            GroupWrite.STACK_OF,
            GroupWrite.STACK_MEMBERS,
            DecisionRows.AFTER,
            DecisionRows.OF_PAIR,
            DecisionRows.FORGET_PAIR,
            DecisionRows.FORGET_COVER,
            SessionWrite.SESSION_OF,
            SessionWrite.BEGIN_OF,
            SessionRows.SESSION,
            SessionRows.BEFORE,
            SessionRows.NAME,
            SessionRows.NAMES,
            SessionRows.PINNED,
            SqliteCollections.SAID,
            SqliteCollections.FIRST,
            SqliteCollections.LAST,
            SqliteCollections.COUNT,
            SqliteCollections.DEFINITION,
            SqliteJournal.LATEST,
            SqliteJournal.LAST_STANDING,
            SqliteJournal.FIRST_UNDONE,
            SqliteJournal.FORGET_UNDONE,
            SqliteJournal.FORGET_OLD,
            SqliteTrash.COUNTS,
            CampaignRows.NAMED,
            CampaignRows.BY_ID,
            CampaignRows.ALL,
            CampaignRows.ID,
            CampaignRows.CHANGE,
            CampaignRows.ADD,
            RenderRows.BY_ID,
            RenderRows.ALL,
            RenderRows.OF_CAMPAIGN,
            RenderRows.OF_STATE,
            RenderRows.OF_CAMPAIGN_IN_STATE,
            RenderRows.STATES,
            RenderRows.BY_KEY,
            RenderRows.CAMPAIGN,
            RenderRows.LAST,
            RenderJobRows.BY_ID,
            RenderJobRows.OF_RENDER,
            RenderJobRows.NEXT,
            RenderJobRows.ALIKE,
            RenderJobRows.EXPIRED,
            RenderJobRows.CAME_DUE,
            RenderJobRows.LATEST,
            RenderJobRows.LATEST_OF_POOL,
            RenderJobRows.LAST,
            RenderAssets.JOB_OF,
            RenderTally.LOADS,
            RenderTally.ADD_STATE,
            RenderTally.ADD_BILL,
            RenderTally.ADD_LOAD,
            StageChargeRows.OF_JOB,
            StageChargeRows.LAST,
            StageSums.LINES,
            StageSums.SPANS);

    @TempDir
    Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("catalog.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @FieldSource("QUERIES")
    void everyQuestionIsAnsweredFromAnIndexWithoutSorting(String sql) {
        List<String> plan =
                database.read(session -> session.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail")));
        assertFalse(plan.isEmpty());
        for (String step : plan) {
            assertFalse(step.contains("TEMP B-TREE"), plan::toString);
            // A scan is fine along an index of just the rows that are asked for.
            assertTrue(
                    step.startsWith("SEARCH")
                            || step.contains("asset_awaiting_picture")
                            || step.contains("job_by_turn")
                            || step.contains("standing_trashed")
                            || step.contains("render_job_latest")
                            // As many rows as there are campaigns, and pools.
                            || step.contains("SCAN campaign USING INDEX")
                            || step.contains("SCAN pool_load")
                            || step.contains("SUBQUERY"),
                    plan::toString);
        }
    }
}
