package shop.xiaoer.guard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.text.Normaliser;

/**
 * The figures that an order gives: prices and sums, its codes, its days, and the days that follow from them by the
 * windows of the evidence ("delivered on the 10th, returnable for 7 days" gives the 17th, and "3 days left").
 */
final class OrderFigures {
    private static final int LONGEST_WINDOW_DAYS = 400;

    private OrderFigures() {}

    static List<Quantity> of(OrderFacts order, List<Quantity> evidence) {
        List<Quantity> figures = new ArrayList<>();
        for (OrderFacts.Item item : order.items()) {
            money(figures, item.price(), order.currency(), 1);
            money(figures, item.price(), order.currency(), item.quantity());
            plain(figures, Dimension.COUNT, item.quantity());
            figures.addAll(Quantities.of(Normaliser.normalise(item.product())));
        }
        if (order.total() != null) {
            money(figures, order.total(), order.currency(), 1);
        }
        figures.addAll(Quantities.of(Normaliser.normalise(order.order())));
        order.others().forEach((name, value) -> {
            if (value.matches("\\d+(\\.\\d+)?")) {
                money(figures, value, order.currency(), 1);
            } else {
                figures.addAll(Quantities.of(Normaliser.normalise(value)));
            }
        });
        dates(figures, order, evidence);
        return List.copyOf(figures);
    }

    private static void money(List<Quantity> figures, String amount, String currency, int times) {
        try {
            double value = Double.parseDouble(amount) * times;
            figures.add(new Quantity(Dimension.MONEY, currency, value, value, 0, 0));
        } catch (NumberFormatException notAnAmount) {
            // A total that is no figure says nothing that a figure could be held against.
            figures.addAll(Quantities.of(Normaliser.normalise(amount)));
        }
    }

    private static void plain(List<Quantity> figures, Dimension dimension, double value) {
        figures.add(new Quantity(dimension, "", value, value, 0, 0));
    }

    private static void dates(List<Quantity> figures, OrderFacts order, List<Quantity> evidence) {
        List<LocalDate> days = new ArrayList<>(order.dates().values());
        if (order.today() != null) {
            days.add(order.today());
        }
        for (LocalDate day : days) {
            figures.add(date(day));
            for (Quantity window : evidence) {
                if (window.dimension() == Dimension.TIME) {
                    after(figures, day, window.low(), order.today());
                    after(figures, day, window.high(), order.today());
                }
            }
            if (order.today() != null && !day.equals(order.today())) {
                apart(figures, day, order.today());
            }
        }
    }

    private static void after(
            List<Quantity> figures, LocalDate day, double hours, @org.jspecify.annotations.Nullable LocalDate today) {
        long days = Math.round(Math.ceil(hours / 24));
        if (days < 1 || days > LONGEST_WINDOW_DAYS) {
            return;
        }
        LocalDate end = day.plusDays(days);
        figures.add(date(end));
        if (today != null && end.isAfter(today) && !day.equals(today)) {
            apart(figures, end, today);
        }
    }

    private static void apart(List<Quantity> figures, LocalDate one, LocalDate two) {
        double hours = Math.abs(ChronoUnit.DAYS.between(one, two)) * 24.0;
        figures.add(new Quantity(Dimension.TIME, "", hours, hours, 0, 0));
    }

    private static Quantity date(LocalDate day) {
        double value = day.getMonthValue() * 100 + day.getDayOfMonth();
        return new Quantity(Dimension.DATE, String.valueOf(day.getYear()), value, value, 0, 0);
    }
}
