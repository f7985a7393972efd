package io.rref.examples.quickstart.report;

import static io.rref.examples.quickstart.report.TextTable.Column.number;
import static io.rref.examples.quickstart.report.TextTable.Column.text;

import io.rref.examples.quickstart.flights.AirportRow;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.HourRow;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.flights.RouteRow;
import java.util.List;
import java.util.Locale;

/** Answers as tables for the eye. */
public final class AnswerTables {

    private final Questions questions;

    /** Creates it for the questions, which the titles repeat. */
    public AnswerTables(Questions questions) {
        this.questions = questions;
    }

    /** All tables, one after the other. */
    public String of(Answers answers) {
        String late = "Routes with most flights late by %d minutes or more".formatted(questions.lateMinutes());
        return String.join(
                "\n",
                routes("Busiest routes", answers.busiestRoutes()),
                routes(late, answers.latestRoutes()),
                airports(answers.worstAirports()),
                hours(answers.hours()));
    }

    private static String routes(String title, List<RouteRow> rows) {
        TextTable table =
                new TextTable(title, text("from"), text("to"), number("flights"), number("average delay, minutes"));
        rows.forEach(row -> table.row(row.from(), row.to(), count(row.flights()), minutes(row.averageDelay())));
        return table.toString();
    }

    private String airports(List<AirportRow> rows) {
        String title =
                "Worst average delay by airport, %s flights or more".formatted(count(questions.minimumFlights()));
        TextTable table = new TextTable(title, text("airport"), number("flights"), number("average delay, minutes"));
        rows.forEach(row -> table.row(row.airport(), count(row.flights()), minutes(row.averageDelay())));
        return table.toString();
    }

    private static String hours(List<HourRow> rows) {
        TextTable table =
                new TextTable("Delay by hour", text("hour"), number("flights"), number("average delay, minutes"));
        rows.forEach(row -> table.row(hour(row.hour()), count(row.flights()), minutes(row.averageDelay())));
        return table.toString();
    }

    private static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String minutes(double minutes) {
        return String.format(Locale.ROOT, "%.1f", minutes);
    }
}
