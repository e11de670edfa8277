package shop.xiaoer.guard;

import java.util.List;

/** One check of a sentence. Pure; a finding is a reason to keep the sentence back. */
@FunctionalInterface
interface Guard {
    List<Finding> judge(Statement statement, Material material);

    /** What is wrong, under the name of the guard. */
    record Finding(String guard, String why) {}

    static List<Finding> finding(String guard, String why) {
        return List.of(new Finding(guard, why));
    }
}
