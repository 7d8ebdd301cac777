package sluice.simulate;

import sluice.dispatch.DeepHours;
import sluice.simulate.scenario.GrowthPhase;
import sluice.simulate.scenario.LibraryScenario;

/** When sessions arrive: evenly within the hours of each day, as many a day as its phase has it. */
final class Arrivals {
    private final LibraryScenario scenario;
    private final double all;
    private final DeepHours hours;

    Arrivals(LibraryScenario scenario) {
        this.scenario = scenario;
        this.hours = scenario.behaviour().hours();
        this.all = scenario.growth().stream()
                .mapToDouble(phase -> phase.days() * phase.rate())
                .sum();
    }

    /** When such a share of the library is there, in seconds since the start. */
    double at(double share) {
        double left = share * all;
        int day = 0;
        for (GrowthPhase phase : scenario.growth()) {
            double whole = phase.days() * phase.rate();
            if (left < whole) {
                double days = left / phase.rate();
                return inDay(day + (int) days, days - Math.floor(days));
            }
            left -= whole;
            day += phase.days();
        }
        return inDay(day - 1, 1);
    }

    private double inDay(int day, double share) {
        int from = hours.from();
        int length = hours.to() > from ? hours.to() - from : hours.to() + 24 - from;
        return day * Times.DAY + (from + share * length) * Times.HOUR;
    }

    /** The share of the library that arrives on the day of this moment. */
    double shareOfDay(double second) {
        int day = (int) ((second - hours.from() * Times.HOUR) / Times.DAY);
        for (GrowthPhase phase : scenario.growth()) {
            if (day < phase.days()) {
                return phase.rate() / all;
            }
            day -= phase.days();
        }
        return 0;
    }
}
