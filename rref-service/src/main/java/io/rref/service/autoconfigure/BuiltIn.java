package io.rref.service.autoconfigure;

import io.rref.ProcessProfiler;
import io.rref.profile.ProfiledWork;
import io.rref.worker.RecordingProcessProfiler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What every worker serves, beside what the application brings. */
final class BuiltIn {

    private BuiltIn() {}

    static List<Class<?>> objects(Collection<Class<?>> ofTheApplication) {
        List<Class<?>> all = new ArrayList<>(ofTheApplication);
        all.add(RecordingProcessProfiler.class);
        return all;
    }

    static List<Object> functions(Collection<?> ofTheApplication, Object profiledWork) {
        List<Object> all = new ArrayList<>(ofTheApplication);
        all.add(profiledWork);
        return all;
    }

    /** The contracts that the application brings. */
    static Set<String> without(SortedSet<String> all) {
        Set<String> rest = new TreeSet<>(all);
        rest.remove(ProcessProfiler.class.getName());
        rest.remove(ProfiledWork.class.getName());
        return rest;
    }
}
