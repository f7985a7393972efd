package io.rref.execution;

import io.rref.proxy.Contract;

/**
 * The functions of one contract.
 *
 * @param bean implements the contract
 */
public record FunctionTable(Contract contract, Object bean) {}
