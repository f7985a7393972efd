package io.rref.service.autoconfigure;

import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/**
 * The classes that the scan found.
 *
 * @param objects classes of remote objects
 * @param functionBeanNames names of the beans with functions
 */
record RemoteClasses(List<Class<?>> objects, List<String> functionBeanNames) {

    Collection<?> functionBeans(BeanFactory beans) {
        return functionBeanNames.stream().map(beans::getBean).toList();
    }
}
