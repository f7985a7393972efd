package io.rref.test.app;

import io.rref.RemoteFunctions;
import io.rref.WorkerInfo;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Collectors;

@RemoteFunctions
class DoublingContainers implements Containers {

    @Override
    public Parcel doubled(Parcel parcel) {
        return new Parcel(
                parcel.rows().stream().map(DoublingContainers::doubled).toList(),
                parcel.byName().entrySet().stream()
                        .collect(Collectors.toMap(Entry::getKey, each -> doubled(each.getValue()))),
                new Parcel.Point(2 * parcel.point().x(), 2 * parcel.point().y()),
                parcel.note().map(note -> 2 * note));
    }

    @Override
    public SelfPacked same(SelfPacked packed) {
        return packed;
    }

    @Override
    public WorkerInfo same(WorkerInfo worker) {
        return worker;
    }

    private static List<Double> doubled(List<Double> numbers) {
        return numbers.stream().map(number -> 2 * number).toList();
    }
}
