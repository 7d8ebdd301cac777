package sluice.server.cli.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import sluice.server.http.Method;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "campaigns",
        description = {
            "Show who pays for renders: budget, what is reserved, spent and left, and what the images bring.",
            "Without a word behind it, it lists them."
        },
        subcommands = {CampaignsCommand.New.class, CampaignsCommand.Change.class},
        footer = {
            "",
            "  sluice campaigns new Spring --budget 5 --revenue 0.02",
            "  sluice campaigns change Spring --budget 8 --hero-rerenders",
            "  sluice campaigns change Spring --close",
            "  sluice render \"petals\" --campaign Spring"
        })
public final class CampaignsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Connection connection = sluice.options().connect("campaigns", Library.Work.FOLLOW)) {
            JsonNode items = connection.get("/api/v1/campaigns").path("items");
            items.forEach(campaign -> print(spec, campaign));
            if (items.isEmpty() && !sluice.options().json()) {
                spec.commandLine().getOut().println("There are no campaigns:  sluice campaigns new NAME --budget USD");
            }
            return ExitCode.DONE;
        }
    }

    private void print(CommandSpec its, JsonNode campaign) {
        if (sluice.options().json()) {
            its.commandLine().getOut().println(campaign);
            return;
        }
        its.commandLine()
                .getOut()
                .println("%-20s %,6d images  %s spent, %s reserved, %s%s%s"
                        .formatted(
                                campaign.path("name").asString(),
                                campaign.path("images").asLong(),
                                money(campaign, "spentMicroUsd"),
                                money(campaign, "reservedMicroUsd"),
                                campaign.path("budgetMicroUsd").isNull()
                                        ? "no limit"
                                        : money(campaign, "leftMicroUsd") + " left of "
                                                + money(campaign, "budgetMicroUsd"),
                                campaign.path("revenueMicroUsd").isNull()
                                        ? ""
                                        : ", brings " + money(campaign, "revenueMicroUsd"),
                                campaign.path("closed").asBoolean() ? "  (closed)" : ""));
    }

    private static String money(JsonNode campaign, String field) {
        long microUsd = campaign.path(field).asLong();
        return microUsd < 0 ? "-" + Amounts.money(-microUsd) : Amounts.money(microUsd);
    }

    /** What both subcommands take. */
    private abstract static class Terms implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        CampaignsCommand campaigns;

        @Parameters(paramLabel = "NAME", description = "The campaign.")
        @SuppressWarnings("NullAway.Init")
        String name;

        @Option(names = "--budget", paramLabel = "USD", description = "The most it may spend, in dollars.")
        @Nullable Double budget;

        @Option(names = "--no-budget", description = "It may spend without a limit.")
        boolean unlimited;

        @Option(names = "--revenue", paramLabel = "USD", description = "What a delivered image brings, in dollars.")
        @Nullable Double revenue;

        @Option(
                names = "--hero-rerenders",
                negatable = true,
                description = "Render its starred or collected drafts again at hero quality by themselves.")
        @Nullable Boolean heroRerenders;

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        abstract JsonNode ask(Connection connection, ObjectNode body) throws InterruptedException;

        @Override
        public Integer call() throws InterruptedException {
            if (budget != null && unlimited) {
                throw new ParameterException(spec.commandLine(), "give --budget or --no-budget, not both");
            }
            ObjectNode body = Json.object();
            dollars(body, "budgetMicroUsd", "--budget", budget);
            dollars(body, "revenueMicroUsdPerImage", "--revenue", revenue);
            if (unlimited) {
                body.putNull("budgetMicroUsd");
            }
            if (heroRerenders != null) {
                body.put("heroRerenders", heroRerenders);
            }
            try (Connection connection = campaigns.sluice.options().connect("campaigns", Library.Work.FOLLOW)) {
                campaigns.print(spec, ask(connection, body));
                return ExitCode.DONE;
            }
        }

        private void dollars(ObjectNode body, String field, String option, @Nullable Double dollars) {
            if (dollars == null) {
                return;
            }
            if (!(dollars >= 0 && dollars <= 1e9)) {
                throw new ParameterException(spec.commandLine(), option + " is dollars, 0 to 1,000,000,000");
            }
            body.put(field, Math.round(dollars * 1e6));
        }
    }

    @Command(name = "new", description = "Begin a campaign.")
    static final class New extends Terms {
        @Override
        JsonNode ask(Connection connection, ObjectNode body) throws InterruptedException {
            return connection.post("/api/v1/campaigns", body.put("name", name));
        }
    }

    @Command(name = "change", description = "Change what a campaign may spend, close it, or open it again.")
    static final class Change extends Terms {
        @Option(
                names = "--close",
                negatable = true,
                description = "It takes no more requests; --no-close opens it again.")
        @Nullable Boolean close;

        @Override
        JsonNode ask(Connection connection, ObjectNode body) throws InterruptedException {
            if (close != null) {
                body.put("closed", close);
            }
            return connection.call(
                    Method.PATCH,
                    "/api/v1/campaigns/"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                    Map.of(),
                    body);
        }
    }
}
